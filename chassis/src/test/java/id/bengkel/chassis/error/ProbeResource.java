package id.bengkel.chassis.error;

import id.bengkel.chassis.page.Listing;
import id.bengkel.chassis.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestMulti;

/** A resource that can fail in every way. */
@Path("/probe")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {

    private static final int ELEMENTS = 1234;

    /** More than are served and may wait at once. */
    private static final int CROWD = 1000;

    private final Pool database;
    private final PgConnectOptions server;
    private final Vertx vertx;

    ProbeResource(
            Pool database,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            Vertx vertx) {
        this.database = database;
        this.server = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        this.vertx = vertx;
    }

    @POST
    public Body echo(@NotNull @Valid Body body) {
        return body;
    }

    @GET
    @Path("{id}")
    public UUID find(
            @PathParam("id") UUID id,
            @QueryParam("day") LocalDate day,
            @QueryParam("count") @Min(1) Integer count,
            @QueryParam("mode") Mode mode) {
        return id;
    }

    @GET
    @Path("list")
    public RestMulti<Integer> list(@BeanParam @Valid Listing listing) {
        return listing.answer(
                () -> Uni.createFrom().item((long) ELEMENTS),
                (offset, limit) -> Uni.createFrom().item(elements((int) offset, limit)),
                (last, limit) -> Uni.createFrom().item(elements(last == null ? 0 : last + 1, limit)),
                element -> element);
    }

    @GET
    @Path("bug")
    public String bug() {
        throw new IllegalStateException("SELECT secret FROM customer");
    }

    @GET
    @Path("too-soon")
    public String tooSoon() {
        throw CommonProblem.TOO_MANY_REQUESTS.failure().retryAfter(Duration.ofSeconds(7));
    }

    @GET
    @Path("admins")
    @RolesAllowed("admin")
    public String admins() {
        return "ok";
    }

    @GET
    @Path("guarded")
    @RolesAllowed({"admin", "agent"})
    public String guarded() {
        return "ok";
    }

    @GET
    @Path("database-down")
    public Uni<Integer> databaseDown() {
        Pool nobody = Pool.newInstance(PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions().setHost("127.0.0.1").setPort(1))
                .build());
        return nobody.query("SELECT 1").execute().map(rows -> rows.size());
    }

    @GET
    @Path("database-crowded")
    public Uni<Integer> databaseCrowded() {
        List<Uni<Integer>> crowd = Stream.generate(
                        () -> database.query("SELECT 1").execute())
                .limit(CROWD)
                .map(query -> query.map(rows -> rows.size()))
                .toList();
        return Uni.join().all(crowd).andFailFast().map(List::size);
    }

    @GET
    @Path("database-busy")
    public Uni<Integer> databaseBusy() {
        Pool narrow = Pool.newInstance(PgBuilder.pool()
                .using(vertx)
                .connectingTo(server)
                .with(new PoolOptions()
                        .setMaxSize(1)
                        .setConnectionTimeout(100)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .build());
        return narrow.withConnection(held -> narrow.query("SELECT 1").execute())
                .map(rows -> rows.size())
                .eventually(narrow::close);
    }

    @GET
    @Path("connection-lost")
    public Uni<Integer> connectionLost() {
        return database.query("SELECT pg_terminate_backend(pg_backend_pid())")
                .execute()
                .map(rows -> rows.size());
    }

    @GET
    @Path("duplicate")
    public Uni<Integer> duplicate() {
        return database.withTransaction(connection -> connection
                .query("CREATE TEMPORARY TABLE once (id int PRIMARY KEY) ON COMMIT DROP")
                .execute()
                .chain(() ->
                        connection.query("INSERT INTO once VALUES (1), (1)").execute())
                .map(rows -> rows.size()));
    }

    private static List<Integer> elements(int from, int limit) {
        return IntStream.range(from, Math.min(from + limit, ELEMENTS)).boxed().toList();
    }

    /** One field of each kind. */
    public record Body(
            @NotBlank String nama,
            PhoneNumber hp,
            LocalDate tanggalLahir,
            @Min(1900) Integer tahun,
            Boolean sold,
            Mode mode,
            @Valid List<Part> parts) {}

    /** A field of a list. */
    public record Part(@NotNull String name) {}

    /** A choice. */
    public enum Mode {
        bot,
        agent
    }
}
