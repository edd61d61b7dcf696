package id.bengkel.reminder.direct;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets everybody send where the workshop has opened sending; elsewhere whoever may call anything. */
@Singleton
public class OpenSend implements HttpSecurityPolicy {

    static final String NAME = "open-send";

    private final boolean open;
    private final List<String> roles;

    OpenSend(
            @ConfigProperty(name = "bengkel.open-send") boolean open,
            @ConfigProperty(name = "quarkus.security.jaxrs.default-roles-allowed") List<String> roles) {
        this.open = open;
        this.roles = roles;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return open
                ? CheckResult.permit()
                : identity.map(caller -> new CheckResult(roles.stream().anyMatch(caller::hasRole)));
    }
}
