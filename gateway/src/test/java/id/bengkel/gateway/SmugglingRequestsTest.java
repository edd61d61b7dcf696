package id.bengkel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of which we and a server before us could see different ends, and so read another request in their bodies. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class SmugglingRequestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nTransfer-Encoding: CHUNKED",
                "Content-Length: 5\r\nTransfer-Encoding:\r\n chunked",
                "Content-Length: 5\r\nTransfer-Encoding: xchunked",
                "Content-Length: 5\r\nTransfer-Encoding: gzip, chunked",
                "Content-Length: 5\r\nTransfer-Encoding: identity",
                "Content-Length: 5\r\nTransfer-Encoding : chunked",
                "Content-Length: 5\r\n Transfer-Encoding: chunked",
                "Content-Length: 5\r\nX: y\nTransfer-Encoding: chunked",
                "Content-Length: 5\r\nX: y\rTransfer-Encoding: chunked",
                "Content-Length: 5\r\nTransfer-Encoding:\u000bchunked",
                "Content-Length: 5\r\nTransfer-Encoding\u0000: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: chunked;a=b",
                "Transfer-Encoding: chunked,",
                "Transfer-Encoding:\r\n chunked",
                "Content-Length: 5\r\nContent-Length: 7",
                "Content-Length: 5, 7",
                "Content-Length: 5\r\n 7",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length : 5",
                "Content-Length: 5\nX: y",
                "Content-Length: 99999999999999999999",
            })
    void areRefusedWithAllThatFollows(String headers) throws IOException {
        try (Wire wire = new Wire()) {
            wire.send("POST /webhook/whapi HTTP/1.1", "Host: x", headers)
                    .sendRaw("0\r\n\r\nGET /webhook/whapi/smuggled HTTP/1.1\r\nHost: x\r\n\r\n");

            String answers = wire.readAll();

            assertTrue(answers.startsWith("HTTP/1.1 400 "), answers);
            assertEquals(1, answers.split("HTTP/1.1 ").length - 1, answers);
            assertFalse(answers.contains("smuggled"), answers);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5\nhello\r\n0\r\n", "0x5\r\nhello\r\n0\r\n", "5\r\nhelloX\n0\r\n", "-1\r\n"})
    void haveNoOtherKindOfChunks(String chunks) throws IOException {
        try (Wire wire = new Wire()) {
            wire.send("POST /webhook/whapi HTTP/1.1", "Host: x", "Transfer-Encoding: chunked")
                    .sendRaw(chunks + "\r\nGET /webhook/whapi/smuggled HTTP/1.1\r\nHost: x\r\n\r\n");

            assertEquals("", wire.readAll());
        }
    }

    /** As RFC 9112 has it: it goes on in the same line, and is no header of its own for anybody. */
    @Test
    void cannotHideAHeaderInAFoldedOne() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(
                            "POST /webhook/whapi HTTP/1.1",
                            "Host: x",
                            "X-Folded: a",
                            " Transfer-Encoding: chunked",
                            "Content-Length: 5",
                            "Connection: close")
                    .sendRaw("hello");

            String answer = wire.readAll();

            assertTrue(answer.contains("\"x-folded\":\"a Transfer-Encoding: chunked\""), answer);
            assertTrue(answer.contains("\"bytes\":5"), answer);
        }
    }
}
