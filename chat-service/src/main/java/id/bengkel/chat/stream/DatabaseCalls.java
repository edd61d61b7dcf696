package id.bengkel.chat.stream;

import id.bengkel.chat.outgoing.Dispatcher;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Hears the database call when another replica has changed something; connects again when the connection is lost. */
@Startup
@Singleton
class DatabaseCalls {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PgSubscriber subscriber;

    DatabaseCalls(DatabaseAddress database, ChatFeed feed, ChatMessageRelay relay, Dispatcher dispatcher, Vertx vertx) {
        this.subscriber = PgSubscriber.subscriber(vertx, database.options());
        subscriber.reconnectPolicy(tries -> PAUSE.toMillis());
        subscriber.channel(ChatEvents.CHANNEL).handler(call -> {
            feed.wake();
            if (call.equals(ChatEvents.WRITTEN)) {
                relay.wake();
                dispatcher.wake();
            }
        });
        subscriber.connect();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        subscriber.close();
    }
}
