package id.bengkel.chassis.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.error.ErrorBody.FieldError;
import id.bengkel.chassis.request.RequestId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Writes the error shape. For code outside of resources, which answers requests on the router itself. */
@Singleton
public class FailureAnswers {

    private static final Logger LOG = Logger.getLogger(FailureAnswers.class);

    private final ObjectMapper json;

    FailureAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** Ends a request with the problem; does nothing when an answer is already on its way. */
    public void end(RoutingContext request, Problem problem) {
        end(request, Failure.of(problem, language(request)));
    }

    void end(RoutingContext request, Throwable thrown) {
        end(request, explain(thrown, request));
    }

    private void end(RoutingContext request, Failure failure) {
        if (request.response().ended()) {
            return;
        } else if (request.response().headWritten()) {
            // Cut, not ended: nobody must take a part for the whole. A mere reset() would not count as the request's
            // end.
            request.request().connection().close();
            return;
        }
        request.response().setStatusCode(failure.status()).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        headers(failure.status(), request)
                .forEach((name, value) -> request.response().putHeader(name, value));
        try {
            request.response().end(json.writeValueAsString(body(failure, request)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What is wrong with one of many inputs, for answers that tell of each. A remark on the whole has no field.
     *
     * @throws IllegalStateException when no input is at fault
     */
    public List<FieldError> remarks(Exception thrown, RoutingContext request) {
        Failure failure = Failure.of(thrown, language(request));
        if (failure.status() >= 500) {
            throw new IllegalStateException(thrown);
        }
        return failure.errors().isEmpty() ? List.of(new FieldError(null, failure.message())) : failure.errors();
    }

    Failure explain(Throwable thrown, RoutingContext request) {
        if (thrown instanceof ProblemException problem && problem.retryAfter() != null) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter()));
        }
        Failure failure = Failure.of(thrown, language(request));
        if (failure.status() == 500) {
            LOG.error("Request failed unexpectedly", Discreet.copy(thrown));
        } else if (failure.status() > 500) {
            LOG.warnf("Request answered %d: %s", failure.status(), Discreet.name(thrown));
        }
        return failure;
    }

    ErrorBody body(Failure failure, RoutingContext request) {
        return ErrorBody.of(failure.message(), failure.errors(), RequestId.of(request));
    }

    /** The headers HTTP asks of a status; a {@code Retry-After} that is set already knows better. */
    static Map<String, String> headers(int status, RoutingContext request) {
        return switch (status) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer");
            case 429, 503 ->
                Map.of(
                        "Retry-After",
                        Objects.requireNonNullElse(request.response().headers().get("Retry-After"), "5"));
            default -> Map.of();
        };
    }

    /** The language in which the client wants to be spoken to. */
    public static Locale language(RoutingContext request) {
        return Languages.accepted(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
