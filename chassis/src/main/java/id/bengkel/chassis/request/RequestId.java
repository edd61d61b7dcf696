package id.bengkel.chassis.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Takes over or makes up the {@code X-Request-Id} of each request, returns it, and puts it into the log context. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "request_id";
    /** Ahead of all other filters, so that even their refusals carry the id. */
    private static final int FIRST = 10_000;
    /** What may be taken over: anything else could forge log lines. */
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private RequestId() {}

    /** The id of the request at hand. */
    public static String of(RoutingContext request) {
        String id = request.get(KEY);
        return id == null ? accept(request) : id;
    }

    /** The id of the request that the calling code works for, or null outside of one. */
    public static String current() {
        return (String) MDC.get(KEY);
    }

    private static String accept(RoutingContext request) {
        String given = request.request().getHeader(HEADER);
        String id = given != null && ACCEPTED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.put(KEY, id);
        request.response().putHeader(HEADER, id);
        MDC.put(KEY, id);
        return id;
    }

    /** Registers the filter; apart so that the class above needs no bean. */
    static final class Filter {
        void register(@Observes Filters filters) {
            filters.register(
                    request -> {
                        accept(request);
                        request.next();
                    },
                    FIRST);
        }
    }
}
