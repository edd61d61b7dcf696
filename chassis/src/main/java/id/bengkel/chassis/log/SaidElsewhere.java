package id.bengkel.chassis.log;

import id.bengkel.chassis.database.LateTimeouts;
import io.quarkus.logging.LoggingFilter;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Leaves out of the log what it says in one line elsewhere. A handler has one filter, so this is all of them. */
@LoggingFilter(name = "said-elsewhere")
public final class SaidElsewhere implements Filter {

    private final List<Filter> filters = List.of(new LateTimeouts(), new FailedPublishing());

    @Override
    public boolean isLoggable(LogRecord line) {
        return filters.stream().allMatch(filter -> filter.isLoggable(line));
    }
}
