package id.bengkel.reminder.starsender;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The one call of StarSender's API that sending needs; its address is {@code STARSENDER_API_URL}. */
@RegisterRestClient(configKey = "starsender")
interface StarSenderApi {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> send(@HeaderParam("Authorization") String deviceKey, Request request);

    /**
     * @param to country code and number, digits only
     * @param delay in seconds
     * @param schedule in milliseconds since 1970
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Request(
            @JsonProperty("messageType") String messageType,
            String to,
            String body,
            String file,
            Integer delay,
            Long schedule) {}
}
