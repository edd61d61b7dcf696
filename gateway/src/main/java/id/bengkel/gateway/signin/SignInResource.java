package id.bengkel.gateway.signin;

import com.fasterxml.jackson.annotation.JsonAlias;
import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.Languages;
import id.bengkel.chassis.error.Problem;
import id.bengkel.chassis.error.ProblemException;
import id.bengkel.gateway.GatewayProblem;
import id.bengkel.gateway.account.Account;
import id.bengkel.gateway.account.Accounts;
import id.bengkel.gateway.account.Credentials;
import id.bengkel.gateway.account.Person;
import id.bengkel.gateway.audit.AuditTrail;
import id.bengkel.gateway.client.Clients;
import id.bengkel.gateway.presence.Presence;
import id.bengkel.gateway.token.OidcConfig;
import id.bengkel.gateway.token.Revocations;
import id.bengkel.gateway.token.Tokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signs people in and out. */
@Path("/auth")
@Tag(name = "Sign-in")
public class SignInResource {

    private final Accounts accounts;
    private final Credentials credentials;
    private final AuditTrail audit;
    private final Clients clients;
    private final Tokens tokens;
    private final Revocations revocations;
    private final Presence presence;
    private final OidcConfig oidc;
    private final JsonWebToken token;

    SignInResource(
            Accounts accounts,
            Credentials credentials,
            AuditTrail audit,
            Clients clients,
            Tokens tokens,
            Revocations revocations,
            Presence presence,
            OidcConfig oidc,
            JsonWebToken token) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.audit = audit;
        this.clients = clients;
        this.tokens = tokens;
        this.revocations = revocations;
        this.presence = presence;
        this.oidc = oidc;
        this.token = token;
    }

    @POST
    @Path("/login")
    @PermitAll
    @Operation(summary = "Sign in with a username or an email address")
    public Uni<SignedIn> login(@Valid @NotNull SignIn body, @Context RoutingContext request) {
        if (oidc.inUse()) {
            throw GatewayProblem.SIGN_IN_ELSEWHERE.failure();
        }
        return accounts.named(body.identifier())
                .flatMap(account -> check(body, account, request))
                .onItemOrFailure()
                .invoke((account, failure) -> count(failure))
                .map(account -> signedIn(account, request));
    }

    @POST
    @Path("/logout")
    @Operation(summary = "Make the token of this request void")
    public Uni<Done> logout(@Context RoutingContext request) {
        return Panache.withTransaction(() -> revocations.ofToken(token))
                .call(revocations::refresh)
                .call(() -> presence.leave(token.getSubject()))
                .replaceWith(() -> new Done(say("Berhasil keluar", "Signed out", request)));
    }

    @GET
    @Path("/me")
    @Operation(summary = "Who signed in")
    public Uni<Person> me() {
        if (oidc.inUse()) {
            return Uni.createFrom().item(Person.of(token));
        }
        return accounts.of(token.getSubject())
                .onItem()
                .ifNull()
                .failWith(CommonProblem.UNAUTHENTICATED::failure)
                .map(Person::of);
    }

    /** Answers somebody unknown as it answers a wrong password, and as late. */
    private Uni<Account> check(SignIn body, Account account, RoutingContext request) {
        String network = clients.network(request.request());
        return audit.followSignIn(
                        request,
                        account == null ? null : String.valueOf(account.id()),
                        account == null ? null : account.username())
                .chain(() -> credentials.match(body.identifier(), body.password(), account, network))
                .invoke(matches -> {
                    if (!matches) {
                        throw GatewayProblem.WRONG_CREDENTIALS.failure();
                    }
                })
                .replaceWith(account);
    }

    /** Prometheus sees no increase in what begins above zero: every outcome is there from the start. */
    void beginToCount(@Observes StartupEvent start) {
        Stream.of("success", "failure", "slowed", "error").forEach(SignInResource::counter);
    }

    private static void count(Throwable failure) {
        counter(outcome(failure)).increment();
    }

    private static Counter counter(String outcome) {
        return Metrics.counter("bengkel.sign.ins", "outcome", outcome);
    }

    private static String outcome(Throwable failure) {
        if (failure == null) {
            return "success";
        }
        Problem problem = failure instanceof ProblemException known ? known.problem() : null;
        return problem == GatewayProblem.WRONG_CREDENTIALS
                ? "failure"
                : problem == GatewayProblem.TOO_MANY_ATTEMPTS ? "slowed" : "error";
    }

    private SignedIn signedIn(Account account, RoutingContext request) {
        return new SignedIn(
                say("Berhasil masuk", "Signed in", request),
                tokens.issue(
                        account.id(),
                        account.name(),
                        account.username(),
                        account.role().toString(),
                        account.tokenGeneration()),
                "bearer",
                tokens.lifetime().toSeconds(),
                Person.of(account));
    }

    private static String say(String indonesian, String english, RoutingContext request) {
        Locale language = Languages.accepted(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return Languages.ENGLISH.equals(language) ? english : indonesian;
    }

    record SignIn(
            @NotBlank @Size(max = 254) @JsonAlias("username") String identifier,
            @NotEmpty @Size(max = 1000) String password) {}

    /** @param expiresIn in seconds */
    record SignedIn(String message, String accessToken, String tokenType, long expiresIn, Person data) {}

    record Done(String message) {}
}
