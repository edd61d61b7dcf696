package id.bengkel.chat.conversation;

import id.bengkel.chassis.page.Listing;
import id.bengkel.chat.agent.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** The chats over HTTP. An agent sees those of their own and those of nobody, an admin all. */
@Path("/chats")
@Tag(name = "Chats")
public class ChatResource {

    private final Chats chats;
    private final Desk desk;
    private final Callers callers;

    ChatResource(Chats chats, Desk desk, Callers callers) {
        this.chats = chats;
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "Lists chats, newest first")
    public RestMulti<ChatView> list(@BeanParam @Valid ChatFilter asked, @BeanParam @Valid Listing listing) {
        Uni<ChatFilter> visible = callers.current().map(asked::of).memoize().indefinitely();
        return listing.answer(
                () -> visible.flatMap(chats::countOf),
                (offset, limit) -> visible.flatMap(filter -> chats.slice(filter, offset, limit)),
                (last, limit) -> visible.flatMap(filter -> chats.following(filter, last, limit)),
                Chats.Listed::view);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows a chat with its last messages, or those before one of them")
    public Uni<ChatDetails> show(
            @PathParam("id") Long id,
            @QueryParam("before") Long before,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(500) Integer limit) {
        return callers.current().chain(caller -> chats.details(id, caller, before, limit));
    }

    @POST
    @Operation(summary = "Begins a chat, or returns the one there is with that number")
    public Uni<RestResponse<ChatView>> open(@Valid @NotNull NewChat asked) {
        return callers.current()
                .chain(caller -> desk.open(asked, caller))
                .map(opened -> opened.created()
                        ? RestResponse.ResponseBuilder.<ChatView>created(
                                        URI.create("/chats/" + opened.chat().id()))
                                .entity(opened.chat())
                                .build()
                        : RestResponse.ok(opened.chat()));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Changes mode, agent, presence or unread count")
    public Uni<ChatView> change(@PathParam("id") Long id, @Valid @NotNull ChatChange change) {
        return callers.current().chain(caller -> desk.change(id, change, caller));
    }

    @POST
    @Path("/{id}/claim")
    @Operation(summary = "Takes a chat that is nobody's; 409 when somebody was faster")
    public Uni<ChatView> claim(@PathParam("id") Long id) {
        return callers.current().chain(caller -> desk.claim(id, caller));
    }

    @POST
    @Path("/{id}/read")
    @Operation(summary = "Marks what the customer wrote as read")
    public Uni<ChatView> read(@PathParam("id") Long id) {
        return callers.current().chain(caller -> desk.read(id, caller));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(summary = "Deletes a chat and its messages")
    public Uni<Void> delete(@PathParam("id") Long id) {
        return callers.current().chain(caller -> desk.delete(id));
    }
}
