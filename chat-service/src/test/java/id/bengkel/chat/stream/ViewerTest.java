package id.bengkel.chat.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.chat.agent.Caller;
import id.bengkel.chat.stream.Viewer.Told;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private static final Caller AGENT = new Caller(3, "Budi", false, Instant.MAX);

    private Viewer viewer;

    @Test
    void whatHappensWhileSomebodyCatchesUpIsToldOnceAndBehind() {
        // Given
        AssertSubscriber<Told> stream = open(Long.MAX_VALUE);
        viewer.follow(events(3, 4));

        // When
        viewer.catchUp(events(2, 3));
        viewer.goLive();
        viewer.follow(events(5, 5));

        // Then
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L),
                stream.getItems().stream().map(Told::id).toList());
    }

    @Test
    void whoTakesTooSlowlyIsCutOff() {
        // Given
        AssertSubscriber<Told> stream = open(1);
        viewer.goLive();

        // When
        viewer.follow(events(2, 2L * Viewer.LONGEST_QUEUE));

        // Then
        stream.request(Long.MAX_VALUE).awaitFailure();
    }

    private AssertSubscriber<Told> open(long requested) {
        return Multi.createFrom()
                .<Told>emitter(stream -> viewer = new Viewer(AGENT, 1, stream), Viewer.LONGEST_QUEUE)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(requested));
    }

    private static List<ChatEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(id -> new ChatEvent(id, "message", null, "{}", null))
                .toList();
    }
}
