package id.bengkel.gateway.account;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.page.Listing;
import id.bengkel.gateway.GatewayProblem;
import id.bengkel.gateway.client.Clients;
import id.bengkel.gateway.token.Revocations;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.LockModeType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** The people of the workshop. */
@Path("/users")
@Tag(name = "People")
public class PeopleResource {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Credentials credentials;
    private final Clients clients;
    private final Revocations revocations;
    private final JsonWebToken caller;

    PeopleResource(
            Accounts accounts,
            Passwords passwords,
            Credentials credentials,
            Clients clients,
            Revocations revocations,
            JsonWebToken caller) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.credentials = credentials;
        this.clients = clients;
        this.revocations = revocations;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Everybody")
    public RestMulti<Person> all(@BeanParam @Valid Listing listing) {
        return list(EnumSet.allOf(Role.class), listing);
    }

    @GET
    @Path("/agents")
    @Operation(summary = "The agents")
    public RestMulti<Person> agents(@BeanParam @Valid Listing listing) {
        return list(EnumSet.of(Role.AGENT), listing);
    }

    @GET
    @Path("/admins")
    @Operation(summary = "The admins")
    public RestMulti<Person> admins(@BeanParam @Valid Listing listing) {
        return list(EnumSet.of(Role.ADMIN), listing);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Somebody")
    public Uni<Person> one(Long id) {
        return Panache.withSession(() -> accounts.findById(id))
                .onItem()
                .ifNull()
                .failWith(CommonProblem.NOT_FOUND::failure)
                .map(Person::listed);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change somebody (admins), or oneself all but the role")
    public Uni<Person> change(Long id, @Valid @NotNull PersonChange body, @Context RoutingContext request) {
        if (!mayChange(id, body)) {
            throw CommonProblem.FORBIDDEN.failure();
        }
        return ensureTheirOwnIsKnown(id, body, request)
                .chain(() -> hashIfAny(body.password()))
                .flatMap(hash -> Panache.withTransaction(() -> ensureAnAdminStays(id, body)
                        .chain(() -> accounts.findById(id, LockModeType.PESSIMISTIC_WRITE))
                        .onItem()
                        .ifNull()
                        .failWith(CommonProblem.NOT_FOUND::failure)
                        .call(account -> apply(body, hash, account))))
                .onFailure(Taken::isCause)
                .transform(Taken::problem)
                .call(revocations::refresh)
                .map(Person::listed);
    }

    private RestMulti<Person> list(Set<Role> roles, Listing listing) {
        return listing.answer(
                () -> accounts.count(roles),
                (offset, limit) -> accounts.slice(roles, offset, limit),
                (last, limit) -> accounts.following(roles, last, limit),
                Person::listed);
    }

    private boolean mayChange(Long id, PersonChange change) {
        return caller.getGroups().contains(Role.ADMIN.toString())
                || isCaller(id) && change.role() == null && change.active() == null;
    }

    private boolean isCaller(Long id) {
        return id.toString().equals(caller.getSubject());
    }

    /** Whoever has come by somebody's token does not have the account yet, and cannot guess the password any faster. */
    private Uni<Void> ensureTheirOwnIsKnown(Long id, PersonChange change, RoutingContext request) {
        if (change.password() == null || !isCaller(id)) {
            return Uni.createFrom().voidItem();
        } else if (change.currentPassword() == null) {
            throw GatewayProblem.WRONG_PASSWORD.on("current_password");
        }
        String network = clients.network(request.request());
        return accounts.of(id.toString())
                .flatMap(account -> credentials.match(id.toString(), change.currentPassword(), account, network))
                .flatMap(matches -> matches
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(GatewayProblem.WRONG_PASSWORD.on("current_password")));
    }

    private Uni<String> hashIfAny(String password) {
        return password == null ? Uni.createFrom().nullItem() : passwords.hash(password);
    }

    /** Locks the admins ahead of the account at hand, so that two who demote each other wait instead of blocking. */
    private Uni<?> ensureAnAdminStays(Long id, PersonChange change) {
        if (change.role() != Role.AGENT && !Boolean.FALSE.equals(change.active())) {
            return Uni.createFrom().voidItem();
        }
        return accounts.lockedAdmins().invoke(admins -> {
            if (admins.size() == 1 && admins.get(0).id() == id) {
                throw GatewayProblem.LAST_ADMIN.failure();
            }
        });
    }

    /** Tokens are made void in the same transaction, or a failure in between would leave them valid. */
    private Uni<?> apply(PersonChange change, String passwordHash, Account account) {
        long before = account.tokenGeneration();
        account.change(change);
        if (passwordHash != null) {
            account.changePassword(passwordHash);
        }
        return account.tokenGeneration() == before
                ? accounts.flush()
                : accounts.flush().chain(() -> revocations.ofAccount(account.id(), account.tokenGeneration()));
    }
}
