package id.bengkel.chassis.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final EmbeddedChannel connection = new EmbeddedChannel(new Deadline(Duration.ofSeconds(10)));

    @BeforeEach
    void timeIsOurs() {
        connection.freezeTime();
    }

    @Test
    void aByteASecondDoesNotKeepAConnection() {
        for (int second = 0; second < 9; second++) {
            connection.writeInbound("x");
            pass(1);
        }
        assertTrue(connection.isOpen());

        pass(1);

        assertFalse(connection.isOpen());
    }

    @Test
    void anAnswerMayTakeAsLongAsItLikesOnceItHasBegun() {
        connection.writeInbound("request");
        pass(9);
        connection.writeOutbound("head");

        pass(60);

        assertTrue(connection.isOpen());
    }

    @Test
    void eachRequestHasItsOwnTime() {
        for (int request = 0; request < 3; request++) {
            connection.writeInbound("request");
            pass(8);
            connection.writeOutbound("answer");
        }

        assertTrue(connection.isOpen());
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }
}
