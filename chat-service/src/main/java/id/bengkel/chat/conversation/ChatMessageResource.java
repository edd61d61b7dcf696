package id.bengkel.chat.conversation;

import id.bengkel.chat.ChatProblem;
import id.bengkel.chat.agent.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What people write to customers, over HTTP. */
@Path("/chats/messages")
@Tag(name = "Chats")
public class ChatMessageResource {

    private static final String AGENT = "agent";

    private final Writing writing;
    private final Callers callers;

    ChatMessageResource(Writing writing, Callers callers) {
        this.writing = writing;
        this.callers = callers;
    }

    record NewText(@NotBlank @Size(max = NewMessage.LONGEST) String text) {}

    @POST
    @ResponseStatus(201)
    @APIResponseSchema(value = MessageView.class, responseCode = "201")
    @Operation(summary = "Writes to a customer: stored and queued at once, sent afterwards")
    public Uni<MessageView> write(@Valid @NotNull NewMessage message) {
        if (message.sender() != null && !message.sender().equals(AGENT)) {
            throw ChatProblem.SENDER.on("sender");
        }
        return callers.current().chain(caller -> writing.write(message, caller));
    }

    @PATCH
    @Path("/{id}")
    // Of plain text it would be made as well, since a text is all there is to it.
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives a message of one's own another text")
    public Uni<MessageView> edit(@PathParam("id") Long id, @Valid @NotNull NewText change) {
        return callers.current().chain(caller -> writing.edit(id, change.text(), caller));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Takes a message of one's own back")
    public Uni<Void> delete(@PathParam("id") Long id) {
        return callers.current().chain(caller -> writing.delete(id, caller));
    }
}
