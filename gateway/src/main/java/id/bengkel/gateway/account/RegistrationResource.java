package id.bengkel.gateway.account;

import id.bengkel.gateway.GatewayProblem;
import id.bengkel.gateway.token.OidcConfig;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Gives people accounts. */
@Path("/auth/register")
@Tag(name = "Sign-in")
public class RegistrationResource {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;
    private final OidcConfig oidc;

    RegistrationResource(Accounts accounts, Passwords passwords, Clock clock, OidcConfig oidc) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.oidc = oidc;
    }

    @POST
    @RolesAllowed("admin")
    @Operation(summary = "Give somebody an account (admins)")
    public Uni<RestResponse<Person>> register(@Valid @NotNull NewPerson body) {
        if (oidc.inUse()) {
            throw GatewayProblem.SIGN_IN_ELSEWHERE.failure();
        }
        return passwords
                .hash(body.password())
                .map(hash -> new Account(body, hash, clock.instant()))
                .flatMap(account -> Panache.withTransaction(() -> accounts.persist(account)))
                .onFailure(Taken::isCause)
                .transform(Taken::problem)
                .map(RegistrationResource::created);
    }

    private static RestResponse<Person> created(Account account) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, Person.of(account))
                .header(HttpHeaders.LOCATION, "/users/" + account.id())
                .build();
    }
}
