package id.bengkel.chassis.database;

import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;

/**
 * Keeps out of the log what Vert.x' pool leaves behind when it could not connect: it forgets to stop the clock of a
 * statement that has failed, and is surprised seconds later that this one is told of its failure twice. Whoever wanted it
 * knows already, and in an outage thousands of such surprises, each with its stack, bury all else. See
 * <a href="https://github.com/eclipse-vertx/vertx-sql-client/issues/1706">vertx-sql-client 1706</a>.
 */
public final class LateTimeouts implements Filter {

    private static final Logger LOG = Logger.getLogger(LateTimeouts.class);

    private static final String TOLD_ALREADY = "Result is already complete";
    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    @Override
    public boolean isLoggable(LogRecord record) {
        if (!isLate(record.getThrown())) {
            return true;
        }
        LOG.debug("The time for a connection is over that could not be had");
        return false;
    }

    private static boolean isLate(Throwable thrown) {
        return thrown instanceof IllegalStateException
                && TOLD_ALREADY.equals(thrown.getMessage())
                && Arrays.stream(thrown.getStackTrace()).anyMatch(step -> POOL.equals(step.getClassName()));
    }
}
