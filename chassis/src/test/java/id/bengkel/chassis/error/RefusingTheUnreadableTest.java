package id.bengkel.chassis.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusingTheUnreadableTest {

    private static final Vertx VERTX = Vertx.vertx();

    private static int port;

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        port = VERTX.createHttpServer()
                .connectionHandler(UnreadableRequests::refuseThoseOf)
                .requestHandler(readable -> readable.response().end("read"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /, 0, , 400, Isi permintaan tidak dapat dibaca",
        "GET / HTTP/9.x, 0, , 400, Isi permintaan tidak dapat dibaca",
        "GET /, 5000, ' HTTP/1.1', 414, Alamat permintaan terlalu panjang",
        "'GET / HTTP/1.1\r\nX-Big: ', 9000, , 431, Header permintaan terlalu besar",
    })
    void whatIsNoHttpIsRefusedInTheOneShape(String begin, int length, String end, int status, String message)
            throws IOException {
        String answer = send(begin + "a".repeat(length) + (end == null ? "" : end));

        assertTrue(answer.matches("(?s)HTTP/1.[01] " + status + " .*"), answer); // of which version is unknown
        String id = answer.replaceFirst("(?s).*X-Request-Id: (\\S+).*", "$1");
        assertTrue(answer.contains("application/json"), answer);
        assertTrue(
                answer.endsWith("{\"success\":false,\"data\":{},\"message\":\"" + message + "\",\"detail\":\"" + message
                        + "\",\"request_id\":\"" + id + "\"}"),
                answer);
    }

    @Test
    void whatCameBeforeItIsAnswered() throws IOException {
        String answers = send("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET");

        assertTrue(answers.contains("read"), answers);
        assertEquals(2, answers.split("HTTP/1").length - 1, answers);
        assertTrue(answers.endsWith("\"}"), answers);
    }

    /** All that comes until the server closes the connection. */
    private static String send(String head) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
