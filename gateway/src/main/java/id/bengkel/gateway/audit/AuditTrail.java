package id.bengkel.gateway.audit;

import id.bengkel.chassis.error.Discreet;
import id.bengkel.chassis.request.RequestId;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Writes down each call that may change or send something: one row before it goes on, so that a gateway killed in mid-call
 * leaves it, and the outcome when it is over. Without the database a call goes on all the same, and the log says so.
 */
@Singleton
public class AuditTrail {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class);
    private static final Set<HttpMethod> CHANGING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    /** In the context of a request that is on record: its row. It may go through the router twice, and end in the second. */
    private static final String ON_RECORD = "bengkel.audit";

    private static final int LONGEST = 500;

    /** A database that does not answer holds a call up for no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String BEGIN =
            """
            INSERT INTO audit_entry (person_id, username, role, method, path, request_id)
            VALUES ($1, $2, $3, $4, $5, $6) RETURNING id""";

    private final Pool pool;

    AuditTrail(Pool pool) {
        this.pool = pool;
    }

    /** Whether this is a call to be written down. */
    public static boolean concerns(RoutingContext request) {
        return CHANGING.contains(request.request().method());
    }

    /** Puts a call of somebody whose token is good on record. Completes when it may go on; follows it to its end. */
    public Uni<Void> follow(RoutingContext request, SecurityIdentity caller) {
        if (!concerns(request)) {
            return Uni.createFrom().voidItem();
        }
        String id = caller.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
        return follow(request, id, caller.getPrincipal().getName(), String.join(",", caller.getRoles()));
    }

    /** The same for somebody who needs no token. */
    public Uni<Void> followUnknown(RoutingContext request) {
        return concerns(request)
                ? follow(request, null, null, null)
                : Uni.createFrom().voidItem();
    }

    /** The same for somebody who tries to sign in, by the account that is meant; null when there is none. */
    public Uni<Void> followSignIn(RoutingContext request, String id, String username) {
        return follow(request, id, username, null);
    }

    private Uni<Void> follow(RoutingContext request, String id, String username, String role) {
        Uni<Long> row = ContextLocals.<Uni<Long>>get(ON_RECORD).orElseGet(() -> begin(request, id, username, role));
        ContextLocals.put(ON_RECORD, row);
        request.addEndHandler(ended -> {
            if (ended.succeeded()) {
                end(row, request.response().getStatusCode());
            }
        });
        return row.replaceWithVoid()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithNull()
                .emitOn(MutinyHelper.executor(Vertx.currentContext()));
    }

    private Uni<Long> begin(RoutingContext request, String id, String username, String role) {
        return pool.preparedQuery(BEGIN)
                .execute(Tuple.of(
                        shortened(id),
                        shortened(username),
                        shortened(role),
                        request.request().method().name(),
                        shortened(request.normalizedPath()),
                        RequestId.of(request)))
                .map(rows -> rows.iterator().next().getLong(0))
                .onFailure()
                .invoke(AuditTrail::complain)
                .memoize()
                .indefinitely();
    }

    private void end(Uni<Long> row, int status) {
        row.onFailure()
                .recoverWithNull()
                .onItem()
                .ifNotNull()
                .transformToUni(id -> pool.preparedQuery("UPDATE audit_entry SET status = $2 WHERE id = $1")
                        .execute(Tuple.of(id, status)))
                .subscribe()
                .with(done -> {}, AuditTrail::complain);
    }

    private static void complain(Throwable failure) {
        LOG.warnf("A call is not written down in the audit log: %s", Discreet.name(failure));
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
