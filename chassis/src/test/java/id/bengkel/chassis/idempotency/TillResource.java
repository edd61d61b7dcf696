package id.bengkel.chassis.idempotency;

import id.bengkel.chassis.error.CommonProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it was really asked. */
@Path("/till")
@PermitAll
public class TillResource {

    static final AtomicInteger SALES = new AtomicInteger();
    static volatile CompletableFuture<Void> open = CompletableFuture.completedFuture(null);

    @POST
    public Uni<Response> sell(Map<String, Object> what) {
        int number = SALES.incrementAndGet();
        return Uni.createFrom().completionStage(() -> open).map(done -> Response.created(URI.create("/till/" + number))
                .entity(Map.of("number", number, "what", what))
                .build());
    }

    @POST
    @Path("without-body")
    public Uni<Integer> count() {
        return Uni.createFrom().item(SALES.incrementAndGet());
    }

    @POST
    @Path("admins")
    @RolesAllowed("admin")
    public Uni<Integer> forAdmins() {
        return count();
    }

    @POST
    @Path("large")
    public Uni<String> large() {
        SALES.incrementAndGet();
        return Uni.createFrom().item("x".repeat(1 << 20) + "x");
    }

    @POST
    @Path("failing/{status}")
    public Uni<Void> fail(@PathParam("status") int status) {
        SALES.incrementAndGet();
        return Uni.createFrom().failure(CommonProblem.ofStatus(status).failure());
    }
}
