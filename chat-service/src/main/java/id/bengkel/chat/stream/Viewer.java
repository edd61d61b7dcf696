package id.bengkel.chat.stream;

import id.bengkel.chat.agent.Caller;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody whose stream is open. While they catch up with what they have missed, what happens meanwhile is held back;
 * each event reaches them once, in the order of ids. Who takes too slowly is cut off, and comes back for the rest.
 */
final class Viewer {

    /** What a stream has to tell: the data are what this viewer gets; null where it begins. */
    record Told(long id, String kind, String data) {}

    /** How far somebody may lie behind: more than a lively workshop does in a minute. */
    static final int LONGEST_QUEUE = 5_000;

    private final Caller caller;
    private final MultiEmitter<? super Told> stream;
    private final List<ChatEvent> held = new ArrayList<>();
    private long seen;
    private boolean live;

    /** Begins behind an event, and says so: whoever loses the stream before anything happens knows where to go on. */
    Viewer(Caller caller, long behind, MultiEmitter<? super Told> stream) {
        this.caller = caller;
        this.seen = behind;
        this.stream = stream;
        stream.emit(new Told(behind, null, null));
    }

    synchronized long seen() {
        return seen;
    }

    synchronized void catchUp(List<ChatEvent> missed) {
        missed.forEach(this::show);
    }

    /** Whether what was shown so far has been taken. */
    boolean hasTakenAll() {
        return stream.requested() > 0 || stream.isCancelled();
    }

    boolean hasLeft() {
        return stream.isCancelled();
    }

    synchronized void goLive() {
        held.forEach(this::show);
        held.clear();
        live = true;
    }

    synchronized void follow(List<ChatEvent> events) {
        if (live) {
            events.forEach(this::show);
        } else if (held.size() < LONGEST_QUEUE) {
            held.addAll(events);
        } else {
            stream.fail(new IllegalStateException("A viewer is too slow"));
        }
    }

    void fail(Throwable failure) {
        stream.fail(failure);
    }

    private void show(ChatEvent event) {
        if (event.id() > seen) {
            seen = event.id();
            String data = event.toldTo(caller);
            if (data != null) {
                stream.emit(new Told(event.id(), event.kind(), data));
            }
        }
    }
}
