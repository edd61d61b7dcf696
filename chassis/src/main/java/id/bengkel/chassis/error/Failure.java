package id.bengkel.chassis.error;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import id.bengkel.chassis.error.ErrorBody.FieldError;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.exception.JDBCConnectionException;

/** What an exception means to the client. */
record Failure(int status, String message, List<FieldError> errors) {

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();
    private static final String UNIQUE_VIOLATION = "23505";
    /** Connection exception, deadlocks and the like, insufficient resources, operator intervention. */
    private static final List<String> OUTAGES = List.of("08", "40", "53", "57P");

    static Failure of(Problem problem, Locale language) {
        return new Failure(problem.status(), ProblemException.text(problem, language), List.of());
    }

    /** Looks through the causes for the first one that says what went wrong; a bug when none does. */
    static Failure of(Throwable thrown, Locale language) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .flatMap(cause -> recognise(cause, language).stream())
                .findFirst()
                .orElseGet(() -> of(CommonProblem.INTERNAL, language));
    }

    private static List<Failure> recognise(Throwable cause, Locale language) {
        if (cause instanceof ProblemException problem) {
            return List.of(ofProblem(problem, language));
        } else if (cause instanceof ConstraintViolationException invalid) {
            return List.of(ofViolations(invalid, language));
        } else if (cause instanceof JsonProcessingException broken && broken.getProcessor() instanceof JsonGenerator) {
            return List.of(); // an answer that cannot be written is nobody's input
        } else if (cause instanceof JsonMappingException mismatch && !isCutShort(mismatch)) {
            return List.of(ofMismatch(mismatch, language));
        } else if (cause instanceof JsonProcessingException) {
            return List.of(of(CommonProblem.MALFORMED, language));
        } else if (cause instanceof AuthenticationFailedException && MissingKeys.caused(cause.getCause())) {
            return List.of(of(CommonProblem.UNAVAILABLE, language));
        } else if (cause instanceof AuthenticationFailedException || cause instanceof UnauthorizedException) {
            return List.of(of(CommonProblem.UNAUTHENTICATED, language));
        } else if (cause instanceof ForbiddenException) {
            return List.of(of(CommonProblem.FORBIDDEN, language));
        } else if (UNIQUE_VIOLATION.equals(sqlState(cause))) {
            return List.of(of(CommonProblem.CONFLICT, language));
        } else if (isDatabaseDown(cause)) {
            return List.of(of(CommonProblem.UNAVAILABLE, language));
        } else if (cause instanceof WebApplicationException web && web.getCause() == null) {
            return List.of(of(CommonProblem.ofStatus(web.getResponse().getStatus()), language));
        }
        return List.of();
    }

    private static Failure ofProblem(ProblemException thrown, Locale language) {
        String message = thrown.in(language);
        return thrown.field() == null
                ? new Failure(thrown.problem().status(), message, List.of())
                : ofInput(thrown.problem().status(), List.of(new FieldError(thrown.field(), message)));
    }

    private static Failure ofMismatch(JsonMappingException mismatch, Locale language) {
        Class<?> target = target(mismatch);
        String field = mismatch.getPath().stream()
                .map(Failure::step)
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        String message = ProblemException.text(InputProblem.notA(target), language, choices(target));
        return ofInput(400, List.of(new FieldError(field.isEmpty() ? "body" : field, message)));
    }

    /** What the value at fault should have been. */
    private static Class<?> target(JsonMappingException mismatch) {
        if (mismatch instanceof ValueInstantiationException refused) {
            return refused.getType().getRawClass();
        } else if (mismatch instanceof MismatchedInputException other && other.getTargetType() != null) {
            return other.getTargetType();
        }
        return mismatch.getCause() instanceof InputCoercionException outOfRange
                ? outOfRange.getTargetType()
                : Object.class;
    }

    /** The body broke off while it was read: the reason is in the cause, not in the JSON. */
    private static boolean isCutShort(JsonMappingException mismatch) {
        return mismatch.getCause() instanceof WebApplicationException
                || mismatch.getCause() instanceof IOException
                        && !(mismatch.getCause() instanceof JsonProcessingException);
    }

    private static Object[] choices(Class<?> target) {
        return target.isEnum()
                ? new Object[] {
                    Arrays.stream(target.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                }
                : new Object[0];
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : "." + reference.getFieldName();
    }

    private static Failure ofViolations(ConstraintViolationException invalid, Locale language) {
        return ofInput(
                400,
                invalid.getConstraintViolations().stream()
                        .map(violation -> new FieldError(field(violation), violation.getMessage()))
                        .sorted((a, b) -> a.field().compareTo(b.field()))
                        .toList());
    }

    /** The name clients know: {@code create.body.tanggalLahir} is {@code tanggal_lahir}. */
    private static String field(ConstraintViolation<?> violation) {
        Collection<String> properties = StreamSupport.stream(
                        violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY)
                .map(node -> (node.getIndex() == null ? "" : "[" + node.getIndex() + "].")
                        + SNAKE_CASE.translate(node.getName()))
                .toList();
        if (!properties.isEmpty()) {
            return String.join(".", properties).replace(".[", "[");
        }
        String last = "";
        for (var node : violation.getPropertyPath()) {
            last = node.getName();
        }
        return SNAKE_CASE.translate(last);
    }

    /** The first finding is the message as well, so that front ends that show only that are of use. */
    private static Failure ofInput(int status, List<FieldError> errors) {
        FieldError first = errors.get(0);
        return new Failure(status, first.field() + ": " + first.message(), errors);
    }

    /** No connection, lost on the way, refused for want of slots, shutting down, none free in time, or too many waiting. */
    private static boolean isDatabaseDown(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof ClosedConnectionException
                || cause instanceof ConnectionPoolTooBusyException
                || cause instanceof JDBCConnectionException
                || cause instanceof NoStackTraceThrowable && "Timeout".equals(cause.getMessage())
                || cause instanceof VertxException && "Timeout waiting for connection".equals(cause.getMessage())
                || OUTAGES.stream().anyMatch(sqlState(cause)::startsWith);
    }

    /** The driver tells it itself, Hibernate in an exception of JDBC's; empty for all else. */
    private static String sqlState(Throwable cause) {
        String state = cause instanceof PgException refused
                ? refused.getSqlState()
                : cause instanceof SQLException refused ? refused.getSQLState() : null;
        return state == null ? "" : state;
    }
}
