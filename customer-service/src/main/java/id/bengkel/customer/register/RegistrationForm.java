package id.bengkel.customer.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.customer.customer.CustomerRequest;
import id.bengkel.customer.vehicle.VehicleRequest;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

/** Reads a registration in either of its forms, and names a wrong field as it stands in that form. */
@Singleton
class RegistrationForm {

    private final ObjectMapper json;
    private final Validator validator;

    RegistrationForm(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    Registration read(JsonNode body) throws JsonProcessingException {
        return body != null && (body.has("customer") || body.has("vehicle"))
                ? read(body, Registration.class)
                : new Registration(read(body, CustomerRequest.class), read(body, VehicleRequest.class));
    }

    private <T> T read(JsonNode body, Class<T> type) throws JsonProcessingException {
        T content = json.treeToValue(body, type);
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
