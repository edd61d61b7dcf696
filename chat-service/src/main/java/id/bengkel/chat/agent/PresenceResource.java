package id.bengkel.chat.agent;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets people say that they are there. Every other call says so too, for a minute. */
@Path("/chats/presence")
@Tag(name = "Presence")
public class PresenceResource {

    private final Callers callers;
    private final Agents agents;

    PresenceResource(Callers callers, Agents agents) {
        this.callers = callers;
        this.agents = agents;
    }

    /** @param available whether the caller wants to be given chats */
    record Presence(@NotNull Boolean available) {}

    @POST
    @APIResponse(responseCode = "204")
    @Operation(summary = "The caller is there, and wants to be given chats or not")
    public Uni<Void> come(@Valid @NotNull Presence presence) {
        return callers.current().chain(caller -> agents.available(caller.id(), presence.available()));
    }

    @DELETE
    @Operation(summary = "The caller has gone")
    public Uni<Void> go() {
        return callers.leave();
    }
}
