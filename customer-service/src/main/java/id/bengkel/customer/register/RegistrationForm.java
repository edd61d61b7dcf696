package id.bengkel.customer.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.bengkel.chassis.json.ValidJson;
import id.bengkel.customer.customer.CustomerRequest;
import id.bengkel.customer.vehicle.VehicleRequest;
import jakarta.inject.Singleton;

/** Reads a registration in either of its forms, and names a wrong field as it stands in that form. */
@Singleton
class RegistrationForm {

    private final ValidJson json;

    RegistrationForm(ValidJson json) {
        this.json = json;
    }

    Registration read(JsonNode body) throws JsonProcessingException {
        return body != null && (body.has("customer") || body.has("vehicle"))
                ? json.read(body, Registration.class)
                : new Registration(json.read(body, CustomerRequest.class), json.read(body, VehicleRequest.class));
    }
}
