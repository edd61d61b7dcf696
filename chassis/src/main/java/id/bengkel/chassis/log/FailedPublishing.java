package id.bengkel.chassis.log;

import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/**
 * What the connector says of every record that Kafka does not take, again with each attempt and at last with a stack. All
 * who publish insist, and say once that they do and once that it works again.
 */
final class FailedPublishing implements Filter {

    private static final String CONNECTOR = "io.smallrye.reactive.messaging.kafka";
    private static final String AN_ATTEMPT = "SRMSG18206:";
    private static final String THE_LAST_ONE = "SRMSG18212:";

    @Override
    public boolean isLoggable(LogRecord line) {
        return !CONNECTOR.equals(line.getLoggerName())
                || Stream.of(AN_ATTEMPT, THE_LAST_ONE).noneMatch(line.getMessage()::startsWith);
    }
}
