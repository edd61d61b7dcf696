package id.bengkel.chassis.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes byte by byte from a socket: no client library would send it. */
@QuarkusTest
@WithTestResource(TestServers.class)
class RefusingEarlyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: another",
                "Authorization: Bearer a\r\nAuthorization: Bearer b",
                "Content-Type: text/plain\r\nContent-Type: application/json",
                "Transfer-Encoding: gzip, chunked"
            })
    void whatTwoServersCouldReadInTwoWaysIsRefusedAndNothingBehindItIsRead(String headers) throws IOException {
        String answer = send("POST /probe HTTP/1.1\r\nHost: x\r\n" + headers
                + "\r\n\r\n0\r\n\r\nGET /probe HTTP/1.1\r\nHost: x\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("\"message\":\"Isi permintaan tidak dapat dibaca\""), answer);
        assertEquals(1, answer.split("HTTP/1.1 ").length - 1, answer);
    }

    /** Our server does so itself: it cannot tell where such a request ends. In which words, see RefusingTheUnreadableTest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: cow",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: cow"
            })
    void aBodyOfWhichTwoServersCouldSeeTwoEndsIsRefusedAndNothingBehindItIsRead(String headers) throws IOException {
        String answer = send("POST /probe HTTP/1.1\r\nHost: x\r\n" + headers
                + "\r\n\r\n0\r\n\r\nGET /probe HTTP/1.1\r\nHost: x\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertEquals(1, answer.split("HTTP/1.1 ").length - 1, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/probe/%zz", "/probe/%4", "/probe/list?page=%zz", "/probe/list?page=1%"})
    void aTargetThatNobodyCanDecodeIsRefusedInOurWords(String target) throws IOException {
        String answer =
                send("GET " + target + " HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nX-Request-Id: broken\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("\"message\":\"The request cannot be read\""), answer);
        assertTrue(answer.contains("\"request_id\":\"broken\""), answer);
    }

    @Test
    void aTargetThatIsTooLongIsRefusedInOurWords() throws IOException {
        String answer = send("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 414 "), answer);
        assertTrue(answer.contains("\"message\":\"Alamat permintaan terlalu panjang\""), answer);
    }

    @Test
    void headersThatAreTooLargeAreRefusedInOurWords() throws IOException {
        String answer = send("GET /probe HTTP/1.1\r\nHost: x\r\nX-Big: " + "a".repeat(20_000) + "\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
        assertTrue(answer.contains("\"message\":\"Header permintaan terlalu besar\""), answer);
    }

    /** All that comes until the server closes the connection. */
    private static String send(String bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
