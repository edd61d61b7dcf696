package id.bengkel.reminder.message;

import id.bengkel.chassis.page.Listing;
import id.bengkel.chassis.page.Restriction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Shows every message ever asked for, and lets a person decide about those that did not surely go out. */
@Path("/messages")
@Tag(name = "Messages")
public class MessageResource {

    private final Messages messages;
    private final Clock clock;

    MessageResource(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Lists messages, newest first")
    public RestMulti<MessageView> list(@BeanParam MessageFilter asked, @BeanParam @Valid Listing listing) {
        Restriction wanted = asked.in(clock);
        return listing.answer(
                () -> Panache.withSession(() -> messages.countOf(wanted)),
                (offset, limit) -> Panache.withSession(() -> messages.slice(wanted, offset, limit)),
                (last, limit) -> Panache.withSession(() -> messages.following(wanted, last, limit)),
                message -> MessageView.of(message, clock));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows one message")
    public Uni<MessageView> show(@PathParam("id") UUID id) {
        return Panache.withSession(() -> messages.findById(id))
                .onItem()
                .ifNull()
                .failWith(MessageProblem.NOT_FOUND::failure)
                .map(message -> MessageView.of(message, clock));
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Queues a failed or unknown message again")
    public Uni<MessageView> retry(@PathParam("id") UUID id) {
        return Panache.withTransaction(() -> messages.locked(id).invoke(message -> message.retry(clock.instant())))
                .map(message -> MessageView.of(message, clock));
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Takes a queued message back")
    public Uni<MessageView> cancel(@PathParam("id") UUID id) {
        return Panache.withTransaction(() -> messages.locked(id).invoke(Message::cancel))
                .map(message -> MessageView.of(message, clock));
    }
}
