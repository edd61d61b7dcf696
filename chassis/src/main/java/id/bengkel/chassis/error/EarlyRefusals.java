package id.bengkel.chassis.error;

import id.bengkel.chassis.request.BodyLimits;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Refuses what no resource should have to look at: what is too large, and what two servers could read in two ways, of which
 * the one before us might have chosen the other.
 */
@Singleton
class EarlyRefusals {

    /** After the request id's filter, before everything else. */
    private static final int SECOND = 9_000;

    /** The server itself reads four times as much, so that there is somebody to answer. */
    private static final int LONGEST_TARGET = 4 * 1024;

    private static final int LARGEST_HEADERS = 16 * 1024;
    /** Colon, blank and the end of the line. */
    private static final int AROUND_A_HEADER = 4;

    private static final List<CharSequence> ONLY_ONE =
            List.of(HttpHeaders.HOST, HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE);

    private final FailureAnswers answers;
    private final BodyLimits limits;

    EarlyRefusals(FailureAnswers answers, BodyLimits limits) {
        this.answers = answers;
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> reason(request).ifPresentOrElse(problem -> refuse(request, problem), request::next), SECOND);
    }

    private void refuse(RoutingContext request, Problem problem) {
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        if (problem != CommonProblem.TOO_LARGE) { // whoever is still sending would not see the answer
            request.addEndHandler(told -> request.request().connection().close());
        }
        answers.end(request, problem);
    }

    private Optional<Problem> reason(RoutingContext request) {
        HttpServerRequest incoming = request.request();
        if (incoming.uri().length() > LONGEST_TARGET) {
            return Optional.of(CommonProblem.URI_TOO_LONG);
        } else if (size(incoming.headers()) > LARGEST_HEADERS) {
            return Optional.of(CommonProblem.HEADERS_TOO_LARGE);
        } else if (!isReadable(incoming.uri())) {
            return Optional.of(CommonProblem.MALFORMED);
        } else if (announcedBody(incoming) > limits.of(request.normalizedPath())) {
            return Optional.of(CommonProblem.TOO_LARGE);
        }
        // PostgreSQL cannot store or compare U+0000: no path or parameter may smuggle it in.
        return incoming.uri().contains("%00") || isAmbiguous(incoming.headers())
                ? Optional.of(CommonProblem.MALFORMED)
                : Optional.empty();
    }

    private static boolean isReadable(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static boolean isAmbiguous(MultiMap headers) {
        List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        return !codings.isEmpty() && !(codings.size() == 1 && "chunked".equalsIgnoreCase(codings.get(0)))
                || ONLY_ONE.stream().anyMatch(name -> headers.getAll(name).size() > 1);
    }

    private static long size(MultiMap headers) {
        long size = 0;
        for (var header : headers) {
            size += header.getKey().length() + header.getValue().length() + AROUND_A_HEADER;
        }
        return size;
    }

    private static long announcedBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    /** Tells Quarkus to leave unreadable targets to us: it would refuse them without a word. It looks only once. */
    public static final class Switch implements SmallRyeConfigBuilderCustomizer {
        @Override
        public void configBuilder(SmallRyeConfigBuilder builder) {
            System.setProperty("vertx.disableURIValidation", "true");
        }
    }
}
