package id.bengkel.chat.whapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The calls of Whapi's API that chats need; its address is {@code WHAPI_BASE_URL}. */
@RegisterRestClient(configKey = "whapi")
@Path("/messages")
interface WhapiApi {

    @POST
    @Path("/text")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> text(@HeaderParam("Authorization") String token, Text text);

    @DELETE
    @Path("/{id}")
    Uni<Response> delete(@HeaderParam("Authorization") String token, @PathParam("id") String providerId);

    /**
     * @param to digits, or a chat's id
     * @param edit the id of the message whose text this one takes; null for a new message
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Text(String to, String body, String edit) {}
}
