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

    /** Marks what is for those who were admitted. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Admitted {}

    private final Tickets tickets;
    private final Callers callers;

    Admission(Tickets tickets, Callers callers) {
        this.tickets = tickets;
        this.callers = callers;
    }

    @Admitted
    @ServerRequestFilter
    public Uni<Void> admit(RoutingContext request) {
        String ticket = request.request().getParam("ticket");
        return (ticket == null ? callers.current() : tickets.take(ticket))
                .invoke(caller -> request.put(CALLER, caller))
                .replaceWithVoid();
    }

    /** Who was admitted. */
    static Caller admitted(RoutingContext request) {
        return request.get(CALLER);
    }
}
