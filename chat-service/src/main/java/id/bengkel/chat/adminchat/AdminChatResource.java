package id.bengkel.chat.adminchat;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chat.agent.Caller;
import id.bengkel.chat.agent.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The internal line over HTTP: an agent has one, the admins all. */
@Path("/admin-chat/{agent_id}")
@Tag(name = "Internal line")
public class AdminChatResource {

    private final AdminMessages messages;
    private final Callers callers;

    AdminChatResource(AdminMessages messages, Callers callers) {
        this.messages = messages;
        this.callers = callers;
    }

    @Schema(name = "InternalLine")
    record Line(long agentId, List<AdminMessages.View> messages) {}

    @Schema(name = "NewInternalMessage")
    record NewMessage(@NotBlank @Size(max = 4096) String text) {}

    @GET
    @Operation(summary = "The last messages with an agent, oldest first, or those before one of them")
    public Uni<Line> show(
            @PathParam("agent_id") Long agentId,
            @QueryParam("before") Long before,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(500) Integer limit) {
        return caller(agentId)
                .chain(() -> messages.last(agentId, before, limit))
                .map(last -> new Line(agentId, last));
    }

    @POST
    @Path("/messages")
    // Of plain text it would be made as well, since a text is all there is to it.
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(summary = "Writes to the admins, or as an admin to the agent")
    public Uni<AdminMessages.View> write(@PathParam("agent_id") Long agentId, @Valid @NotNull NewMessage message) {
        return caller(agentId).chain(caller -> messages.write(agentId, message.text(), caller));
    }

    private Uni<Caller> caller(long agentId) {
        return callers.current().invoke(caller -> {
            if (!caller.admin() && caller.id() != agentId) {
                throw CommonProblem.FORBIDDEN.failure();
            }
        });
    }
}
