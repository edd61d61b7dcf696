package id.bengkel.chassis.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.reactive.messaging.kafka.i18n.KafkaLogging;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SaidElsewhereTest {

    private static final Logger CONNECTOR = Logger.getLogger("io.smallrye.reactive.messaging.kafka");

    private final List<LogRecord> lines = new ArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (isLoggable(line)) {
                lines.add(line);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void write() {
        log.setFilter(new SaidElsewhere());
        CONNECTOR.addHandler(log);
    }

    @AfterEach
    void stop() {
        CONNECTOR.removeHandler(log);
    }

    @Test
    void recordsThatKafkaDoesNotTakeAreTheBusinessOfWhoeverPublishesThem() {
        // When
        KafkaLogging.log.unableToWrite("message-sent", "message-sent", new TimeoutException("not in 3000 ms"));
        KafkaLogging.log.nackingMessage(
                Message.of("Halo"), "message-sent", "message-sent", new TimeoutException("2 attempts"));

        // Then
        assertEquals(List.of(), lines);
    }

    @Test
    void whateverElseTheConnectorSaysIsLogged() {
        // When
        KafkaLogging.log.unableToDispatch(new IllegalStateException("no handler"));

        // Then
        assertEquals(1, lines.size());
    }
}
