package id.bengkel.chat.stream;

import id.bengkel.chassis.error.InputProblem;
import id.bengkel.chat.agent.Caller;
import id.bengkel.chat.agent.Callers;
import id.bengkel.chat.stream.Admission.Admitted;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happens in the chats, as it happens. */
@Path("/chats/stream")
@Tag(name = "Stream")
public class StreamResource {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final String EXAMPLE = "id: 7\nevent: chat\ndata: {\"id\":1,\"name\":\"Budi\",\"unread\":1}\n";

    /** Below the 15 s that are promised, so that nobody takes the silence for the end. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final ChatFeed feed;
    private final Tickets tickets;
    private final Callers callers;
    private final Clock clock;
    private final Sse sse;

    StreamResource(ChatFeed feed, Tickets tickets, Callers callers, Clock clock, Sse sse) {
        this.feed = feed;
        this.tickets = tickets;
        this.callers = callers;
        this.clock = clock;
        this.sse = sse;
    }

    /** @param expiresIn seconds within which it opens a stream */
    record Ticket(String ticket, long expiresIn) {}

    @POST
    @Path("/ticket")
    @Operation(summary = "Gives a ticket with which GET /chats/stream?ticket= needs no token, once and soon")
    public Uni<Ticket> ticket() {
        return callers.current().chain(tickets::give).map(ticket -> new Ticket(ticket, Tickets.LIFETIME.toSeconds()));
    }

    @GET
    @PermitAll // with a ticket; without one the token decides
    @Admitted
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE)))
    @Operation(summary = "Server-sent events: message, chat and status, as far as the caller may see them")
    public Multi<OutboundSseEvent> stream(
            @Context RoutingContext request,
            @HeaderParam(LAST_EVENT_ID) String lastEventId,
            @QueryParam("last_event_id") Long lastSeen) {
        if (HttpMethod.HEAD.equals(request.request().method())) {
            // It is answered without a body: one without an end would hold up whoever uses the connection next.
            return Multi.createFrom().empty();
        }
        Long behind = lastEventId == null || lastEventId.isBlank() ? lastSeen : number(lastEventId);
        long now = Admission.begin(request);
        return stream(Admission.admitted(request), behind == null ? now : Math.min(behind, now));
    }

    private Multi<OutboundSseEvent> stream(Caller caller, long behind) {
        Duration left = Duration.between(clock.instant(), caller.until());
        Multi<OutboundSseEvent> events = feed.watch(caller, behind).map(this::told);
        Multi<OutboundSseEvent> heartbeat = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .onItem()
                .call(beat -> callers.stillThere(caller).onFailure().recoverWithNull())
                .map(beat -> sse.newEventBuilder().comment("").build());
        return Multi.createBy()
                .merging()
                .streams(heartbeat, events)
                .select()
                .first(left.isNegative() ? Duration.ofMillis(1) : left);
    }

    private OutboundSseEvent told(Viewer.Told event) {
        OutboundSseEvent.Builder told = sse.newEventBuilder().id(String.valueOf(event.id()));
        return event.data() == null
                ? told.comment("").build()
                : told.name(event.kind()).data(event.data()).build();
    }

    private static Long number(String lastEventId) {
        if (!lastEventId.matches("\\d{1,18}")) {
            throw InputProblem.NOT_A_WHOLE_NUMBER.on(LAST_EVENT_ID);
        }
        return Long.valueOf(lastEventId);
    }
}
