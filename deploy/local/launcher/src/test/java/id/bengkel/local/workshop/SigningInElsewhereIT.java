package id.bengkel.local.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.keys.JwtKeys;
import id.bengkel.local.test.IdentityProvider;
import id.bengkel.local.test.TestTokens;
import id.bengkel.local.workshop.Knock.Answer;
import id.bengkel.local.workshop.Knock.Request;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A workshop with an identity provider of its own. */
@EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
class SigningInElsewhereIT {

    private static final Map<String, String> PATHS = Map.of(
            "customer", "/customers",
            "reminder", "/messages",
            "report", "/whatsapp-report/detail",
            "chat", "/chats/",
            "gateway", "/auth/me");

    @Test
    void everyServiceTakesItsTokensAndNobodyElses() throws IOException {
        try (var provider = IdentityProvider.start();
                var stack = new LocalStack("elsewhere");
                var knock = new Knock()) {
            // Given
            provider.settings().forEach(stack::with);
            stack.start();

            // When
            var theirs = IdentityProvider.token("agent");
            var ours = TestTokens.with(JwtKeys.makeIfMissing(stack.data().resolve("keys")), "agent", unchanged -> {});
            var forged = IdentityProvider.token(
                    "agent", JwtKeys.makeIfMissing(stack.data().resolve("forged")));

            // Then
            assertEquals(Set.of(200), answers(theirs, stack, knock));
            var ofAnewKey = IdentityProvider.token("agent", IdentityProvider.key("second"));
            assertEquals(Set.of(200), answers(ofAnewKey, stack, knock));
            assertEquals(Set.of(200), answers(theirs, stack, knock));
            assertEquals(Set.of(401), answers(ours, stack, knock));
            assertEquals(Set.of(401), answers(forged, stack, knock));
        }
    }

    /** At the gateway and at each service itself. */
    private static Set<Integer> answers(String token, LocalStack stack, Knock knock) {
        var doors = stack.services()
                .flatMap(service -> Stream.of(URI.create(service.getString("url")), stack.gateway())
                        .map(server -> server.resolve(PATHS.get(service.getString("name")))))
                .toList();
        List<Answer> answers = Knock.all(
                doors,
                door -> knock.send(door, Request.of("GET", door.getPath()).bearing(token)));
        return answers.stream().map(Answer::status).collect(Collectors.toSet());
    }
}
