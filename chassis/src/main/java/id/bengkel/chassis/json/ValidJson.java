package id.bengkel.chassis.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.error.CommonProblem;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

/** Reads a part of a request as strictly as the body of one: with the same failures for the same mistakes. */
@Singleton
public class ValidJson {

    private final ObjectMapper json;
    private final Validator validator;

    ValidJson(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** Fails as a resource does whose body is of this type, {@code @NotNull} and {@code @Valid}. */
    public <T> T read(JsonNode part, Class<T> type) throws JsonProcessingException {
        T content = json.treeToValue(part, type);
        if (content == null) {
            throw CommonProblem.MALFORMED.failure();
        }
        var violations = validator.validate(content);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return content;
    }
}
