package id.bengkel.local.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.workshop.DocumentedCalls.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Comes last: nothing of all that people did in the tests before may stand in a log, nor what answers must not tell. */
@ExtendWith(SharedStack.class)
@Order(Integer.MAX_VALUE)
class KeepingSecretsIT {

    /** Shorter ones are words that a log may have for other reasons. */
    private static final int LONG_ENOUGH = 8;

    private static final Pattern PHONE_NUMBER = Pattern.compile("(?<![\\w.-])\\+?(62|0)8\\d{8,11}(?![\\w-])");

    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{10,}");

    private final LocalStack stack;
    private final DocumentedCalls calls;
    private final ChatAgent admin;

    KeepingSecretsIT(LocalStack stack, DocumentedCalls calls) {
        this.stack = stack;
        this.calls = calls;
        this.admin = ChatAgent.signIn(stack.gateway(), "admin", LocalStack.ADMIN_PASSWORD);
    }

    @Test
    void noLogHoldsWhatPeopleAreCalledOrWroteOrTheirNumbersOrTokens() throws Exception {
        // Given
        somebodyDoesEverythingWrong();
        var secrets = whatTheDatabasesHold();
        assertTrue(secrets.contains("Rahasia Pelanggan"), "nothing to look for");

        // When
        var logs = logs();

        // Then
        for (var log : logs) {
            var text = Files.readString(log);
            assertEquals(
                    List.of(),
                    secrets.stream().filter(text::contains).toList(),
                    log.getFileName() + " holds what it must not");
            Stream.of(PHONE_NUMBER, TOKEN)
                    .forEach(pattern -> assertEquals(
                            List.of(),
                            pattern.matcher(text)
                                    .results()
                                    .map(found -> found.group())
                                    .toList(),
                            log.getFileName() + " holds what it must not"));
        }
    }

    /** Refusals and failures are what logs like to tell of, with everything at hand. */
    private void somebodyDoesEverythingWrong() throws Exception {
        var wrong = "\"nama\":\"Rahasia Pelanggan\",\"hp\":\"081200077001\"";
        post("/customers", "{" + wrong + "}");
        post("/customers", "{" + wrong + ",\"tanggal_lahir\":\"Rahasia Tanggal\"}");
        post("/customers", "{" + wrong);
        post("/manual-whatsapp/bulk-import", "[{\"customer_name\":\"Rahasia Pelanggan\",\"nopol\":7}]");
        post("/whatsapp/send", "{\"to\":\"081200077001\",\"body\":\"Rahasia Isi Pesan\",\"schedule\":1}");
        post(
                "/webhook/whapi",
                "{\"messages\":[{\"from\":\"6281200077001\",\"text\":{\"body\":\"Rahasia Isi Pesan\"}}]");
        post(
                "/webhook/whapi",
                "{\"messages\":[{\"from\":\"6281200077001\",\"text\":{\"body\":\"Rahasia Isi Pesan\"}}]}");
        post("/auth/login", "{\"username\":\"Rahasia Pelanggan\",\"password\":\"Rahasia Kata Sandi\"}");
        // Lines of a log are forged by whoever can end one.
        post("/auth/login", "{\"username\":\"budi\\r\\nRahasia Baris\",\"password\":\"Rahasia Kata Sandi\"}");
        calls.runSignedIn("curl 'http://localhost:8000/customers/%0D%0ARahasia%20Baris'");
        calls.runSignedIn("curl -H 'X-Request-Id: Rahasia Baris' 'http://localhost:8000/customers?q=%0D%0ARahasia'");
        calls.runSignedIn("curl 'http://localhost:8000/customers?q=Rahasia%20Pelanggan'");
        calls.run("curl -X POST "
                + "'http://localhost:8000/whatsapp/send-simple?phone=081200077001&message=Rahasia%20Isi%20Pesan'");
        calls.run("curl -H 'Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJSYWhhc2lhIn0.' "
                + "http://localhost:8000/customers");
    }

    private void post(String path, String body) throws Exception {
        Answer answer =
                calls.runSignedIn("curl -X POST http://localhost:8000%s -H 'Content-Type: application/json' -d '%s'"
                        .formatted(path, body));
        assertTrue(answer.status() < 500, path + " is answered " + answer.body());
    }

    /** Names, numbers, addresses and texts of all tests, whoever wrote them. */
    private Set<String> whatTheDatabasesHold() {
        var people = Stream.concat(
                        admin.list("/customers"),
                        admin.list("/users/").filter(user -> user.getInteger("id") != admin.id()))
                .flatMap(person -> texts(person, "nama", "hp", "alamat", "email", "name", "phone"));
        var manual = admin.read("/manual-whatsapp/").getJsonArray("data").stream()
                .flatMap(each -> texts((JsonObject) each, "customer_name", "no_hp"));
        var sent = admin.list("/messages").flatMap(message -> texts(message, "to", "body"));
        var chats = admin.list("/chats/")
                .flatMap(chat -> Stream.concat(
                        texts(chat, "name"),
                        admin.read("/chats/" + chat.getLong("id")).getJsonArray("messages").stream()
                                .flatMap(message -> texts((JsonObject) message, "text"))));
        var typed = Stream.of("Rahasia", "6281200077001", "81200077001", LocalStack.ADMIN_PASSWORD, ChatAgent.PASSWORD);
        return Stream.of(people, manual, sent, chats, typed).flatMap(all -> all).collect(Collectors.toSet());
    }

    private static Stream<String> texts(JsonObject record, String... fields) {
        return Stream.of(fields)
                .map(record::getString)
                .filter(Objects::nonNull)
                .filter(text -> text.length() >= LONG_ENOUGH);
    }

    private List<Path> logs() throws IOException {
        try (var files = Files.list(stack.data().resolve("logs"))) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }
}
