package id.bengkel.chassis.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The one shape of every error answer.
 *
 * @param detail repeats {@code message}: front ends of the chat system read it
 * @param errors the offending inputs; left out when the request's content is not at fault
 */
@Schema(name = "Error")
public record ErrorBody(
        boolean success,
        Map<String, Object> data,
        String message,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        String requestId) {

    static ErrorBody of(String message, List<FieldError> errors, String requestId) {
        return new ErrorBody(false, Map.of(), message, message, errors, requestId);
    }

    /** One input at fault, named as clients write it. */
    public record FieldError(String field, String message) {

        /** Several of them in one line. */
        public static String line(List<FieldError> errors) {
            return errors.stream()
                    .map(error -> error.field() == null ? error.message() : error.field() + ": " + error.message())
                    .collect(Collectors.joining("; "));
        }
    }
}
