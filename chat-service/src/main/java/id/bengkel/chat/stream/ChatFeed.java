package id.bengkel.chat.stream;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.time.Repeating;
import id.bengkel.chat.agent.Caller;
import id.bengkel.chat.stream.Viewer.Told;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings events to those who look on, whichever replica made them happen: the database wakes every replica, and each reads
 * what is new once for all its viewers.
 */
@Startup
@Singleton
class ChatFeed {

    /** In case the database's call is lost with its connection. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Nobody sees the difference, and while much happens each look brings more. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final int BATCH = 500;

    private final EventLog log;
    private final Repeating following;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private volatile long last = -1;
    private volatile boolean leaving;

    ChatFeed(EventLog log, Vertx vertx) {
        this.log = log;
        this.following = new Repeating(vertx, "Following chats", PAUSE, BETWEEN_LOOKS, this::follow);
    }

    /** Streams never end by themselves, and a process that ends waits for its requests: so they end first. */
    void leave(@Observes ShutdownDelayInitiatedEvent end) {
        leaving = true;
        endAll();
    }

    private void endAll() {
        viewers.forEach(viewer -> viewer.fail(CommonProblem.UNAVAILABLE.failure()));
    }

    /** Looks for events now. */
    void wake() {
        if (!viewers.isEmpty()) {
            following.wake();
        }
    }

    /** The last event there is: a stream that begins now begins behind it. */
    Uni<Long> now() {
        return log.latest();
    }

    /**
     * What this caller may see from behind an event; never ends by itself. A viewer who takes too slowly is cut off, and comes
     * back for the rest.
     */
    Multi<Told> watch(Caller caller, long behind) {
        return Multi.createFrom().emitter(stream -> open(caller, behind, stream), Viewer.LONGEST_QUEUE);
    }

    /** On the list first, so that nothing happens unseen between catching up and following. */
    private void open(Caller caller, long behind, MultiEmitter<? super Told> stream) {
        Viewer viewer = new Viewer(caller, behind, stream);
        viewers.add(viewer);
        stream.onTermination(() -> viewers.remove(viewer));
        following
                .turn(PATIENCE)
                .invoke(this::insistOnFollowing)
                .chain(() -> catchUp(viewer))
                .subscribe()
                .with(done -> viewer.goLive(), viewer::fail);
    }

    /** Else what happens between catching up and the first look would be told to nobody. */
    private void insistOnFollowing() {
        if (last < 0) {
            throw CommonProblem.UNAVAILABLE.failure();
        }
    }

    private Uni<Void> catchUp(Viewer viewer) {
        return log.after(viewer.seen(), BATCH)
                .invoke(viewer::catchUp)
                .chain(missed -> missed.size() == BATCH && !viewer.hasLeft()
                        ? taken(viewer).chain(() -> catchUp(viewer))
                        : Uni.createFrom().voidItem());
    }

    /** Reads on only as fast as the viewer does. */
    private Uni<Void> taken(Viewer viewer) {
        return viewer.hasTakenAll()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(BREATH).chain(() -> taken(viewer));
    }

    private Uni<Void> follow() {
        if (leaving) {
            endAll(); // somebody may come until all have noticed
        }
        if (viewers.isEmpty()) {
            last = -1;
            return Uni.createFrom().voidItem();
        } else if (last < 0) {
            return log.latest().invoke(latest -> last = latest).replaceWithVoid();
        }
        return log.after(last, BATCH)
                .invoke(this::show)
                .chain(events ->
                        events.size() == BATCH ? follow() : Uni.createFrom().voidItem());
    }

    private void show(List<ChatEvent> events) {
        if (!events.isEmpty()) {
            viewers.forEach(viewer -> viewer.follow(events));
            last = events.get(events.size() - 1).id();
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        following.stop(GRACE);
    }
}
