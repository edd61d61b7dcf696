package id.bengkel.chat.stream;

import id.bengkel.chat.agent.Caller;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody whose stream is open. While they catch up with what they have missed, what happens meanwhile is held back;
 * each event reaches them once, in the order of ids.
 */
final class Viewer {

    private final Caller caller;
    private final MultiEmitter<? super ChatEvent> stream;
    private final List<ChatEvent> held = new ArrayList<>();
    private long seen;
    private boolean live;

    Viewer(Caller caller, MultiEmitter<? super ChatEvent> stream) {
        this.caller = caller;
        this.stream = stream;
    }

    synchronized long seen() {
        return seen;
    }

    /** Begins behind this event. */
    synchronized void startBehind(long id) {
        seen = id;
    }

    synchronized void catchUp(List<ChatEvent> missed) {
        missed.forEach(this::show);
    }

    synchronized void goLive() {
        held.forEach(this::show);
        held.clear();
        live = true;
    }

    synchronized void follow(List<ChatEvent> events) {
        if (live) {
            events.forEach(this::show);
        } else {
            held.addAll(events);
        }
    }

    void fail(Throwable failure) {
        stream.fail(failure);
    }

    private void show(ChatEvent event) {
        if (event.id() > seen) {
            seen = event.id();
            if (caller.maySee(event.owner())) {
                stream.emit(event);
            }
        }
    }
}
