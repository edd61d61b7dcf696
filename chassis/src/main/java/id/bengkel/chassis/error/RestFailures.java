package id.bengkel.chassis.error;

import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what fails inside a resource. The exceptions besides {@link Throwable} are named to replace built-in mappers. */
class RestFailures {

    private final FailureAnswers answers;

    RestFailures(FailureAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper({
        Throwable.class,
        WebApplicationException.class,
        NotFoundException.class,
        MismatchedInputException.class,
        InvalidDefinitionException.class,
        ResteasyReactiveViolationException.class,
        AuthenticationFailedException.class,
        UnauthorizedException.class,
        ForbiddenException.class
    })
    public Response answer(Throwable thrown, RoutingContext request) {
        Failure failure = answers.explain(thrown, request);
        Response.ResponseBuilder answer = Response.status(failure.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answers.body(failure, request));
        // Set, not added: a Retry-After may be there already.
        FailureAnswers.headers(failure.status(), request)
                .forEach((name, value) -> request.response().putHeader(name, value));
        return answer.build();
    }
}
