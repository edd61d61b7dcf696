package id.bengkel.chat.stream;

import id.bengkel.chat.agent.Caller;
import id.bengkel.chat.agent.Callers;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets viewers in by ticket or token, ahead of the stream: once that has begun, nobody can be refused with a status. */
class Admission {

    private static final String CALLER = "bengkel.viewer";
    private static final String BEGIN = "bengkel.viewer.begin";

    /** Marks what is for those who were admitted. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Admitted {}

    private final Tickets tickets;
    private final Callers callers;
    private final ChatFeed feed;

    Admission(Tickets tickets, Callers callers, ChatFeed feed) {
        this.tickets = tickets;
        this.callers = callers;
        this.feed = feed;
    }

    @Admitted
    @ServerRequestFilter
    public Uni<Void> admit(RoutingContext request) {
        String ticket = request.request().getParam("ticket");
        return (ticket == null ? callers.current() : tickets.take(ticket))
                .invoke(caller -> request.put(CALLER, caller))
                .chain(feed::now)
                .invoke(now -> request.put(BEGIN, now))
                .replaceWithVoid();
    }

    /** The last event before the stream began: nothing that happens once the client knows of the stream is missed. */
    static long begin(RoutingContext request) {
        return request.get(BEGIN);
    }

    /** Who was admitted. */
    static Caller admitted(RoutingContext request) {
        return request.get(CALLER);
    }
}
