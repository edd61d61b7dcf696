package id.bengkel.gateway.audit;

import id.bengkel.chassis.error.Discreet;
import id.bengkel.chassis.request.RequestId;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Writes down each call that may change or send something: one row when it begins, so that a gateway killed in mid-call
 * leaves it, and the outcome when it is over. Never holds a call up, and without the database says so and lets it go on.
 */
@Singleton
public class AuditTrail {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class);
    private static final Set<HttpMethod> CHANGING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    /** In the context of a request that is on record: its row. It may go through the router twice, and end in the second. */
    private static final String ON_RECORD = "bengkel.audit";

    private static final int LONGEST = 500;

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

    /** Follows a call of somebody whose token is good, to its end. */
    public void follow(RoutingContext request, SecurityIdentity caller) {
        if (concerns(request)) {
            String id = caller.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
            follow(request, id, caller.getPrincipal().getName(), String.join(",", caller.getRoles()));
        }
    }

    /** Follows a call of somebody who needs no token. */
    public void followUnknown(RoutingContext request) {
        if (concerns(request)) {
            follow(request, null, null, null);
        }
    }

    /** Follows somebody who tries to sign in, by the account that is meant; null when there is none. */
    public void followSignIn(RoutingContext request, String id, String username) {
        follow(request, id, username, null);
    }

    private void follow(RoutingContext request, String id, String username, String role) {
        Uni<Long> row = ContextLocals.<Uni<Long>>get(ON_RECORD).orElseGet(() -> begin(request, id, username, role));
        request.addEndHandler(ended -> {
            if (ended.succeeded()) {
                end(row, request.response().getStatusCode());
            }
        });
    }

    private Uni<Long> begin(RoutingContext request, String id, String username, String role) {
        Uni<Long> row = pool.preparedQuery(BEGIN)
                .execute(Tuple.of(
                        shortened(id),
                        shortened(username),
                        shortened(role),
                        request.request().method().name(),
                        shortened(request.normalizedPath()),
                        RequestId.of(request)))
                .map(rows -> rows.iterator().next().getLong(0))
                .memoize()
                .indefinitely();
        row.subscribe().with(begun -> {}, AuditTrail::complain);
        ContextLocals.put(ON_RECORD, row);
        return row;
    }

    private void end(Uni<Long> row, int status) {
        row.flatMap(id -> pool.preparedQuery("UPDATE audit_entry SET status = $2 WHERE id = $1")
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
