package id.bengkel.local.workshop;

import id.bengkel.local.demo.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Runs calls of a document letter by letter, with curl in a shell. Only the document's address becomes that of the stack,
 * and a token takes its place: {@code YOUR_JWT_TOKEN}, {@code YOUR_TOKEN} or {@code TOKEN}.
 */
final class DocumentedCalls {

    private static final String SCRIPT =
            """
            set -eu
            curl() { command curl -sS -w '\\n%%{http_code}' ${TOKEN:+-H "Authorization: Bearer $TOKEN"} "$@"; }
            %s
            """;

    private final LocalStack stack;
    private final String token;

    private DocumentedCalls(LocalStack stack, String token) {
        this.stack = stack;
        this.token = token;
    }

    static DocumentedCalls to(LocalStack stack) {
        var account = new JsonObject().put("username", "admin").put("password", LocalStack.ADMIN_PASSWORD);
        var answer = Session.open(stack.gateway()).post("/auth/login", account);
        return new DocumentedCalls(stack, answer.getString("access_token"));
    }

    /** What the last of the calls is answered. */
    Answer run(String calls) throws Exception {
        return run(calls, "");
    }

    /** The same for a document that mentions no token where one is needed. */
    Answer runSignedIn(String calls) throws Exception {
        return run(calls, token);
    }

    private Answer run(String calls, String extraToken) throws IOException, InterruptedException {
        var here = calls.replace("http://localhost:8000", stack.gateway().toString())
                .replaceAll("Bearer (YOUR_(JWT_)?)?TOKEN\\b", "Bearer " + token);
        var shell = new ProcessBuilder("bash", "-c", SCRIPT.formatted(here)).redirectErrorStream(true);
        shell.environment().put("TOKEN", extraToken);
        shell.environment().put("no_proxy", "*");
        var process = shell.start();
        try (var reader = process.inputReader()) {
            var output = reader.lines().collect(Collectors.joining("\n"));
            if (process.waitFor() != 0) {
                throw new IllegalStateException(calls + " failed: " + output);
            }
            var end = output.lastIndexOf('\n');
            return new Answer(Integer.parseInt(output.substring(end + 1)), output.substring(0, Math.max(0, end)));
        }
    }

    /** Where several calls were run, the body begins with the answers of those before. */
    record Answer(int status, String body) {

        JsonObject object() {
            return new JsonObject(body);
        }

        JsonArray list() {
            return new JsonArray(body);
        }
    }
}
