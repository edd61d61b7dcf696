package id.bengkel.chassis.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the waiting for a connection. Who gets none in time is told that the system is busy or down, instead of queueing
 * for half a minute and taking the memory of a queue without end.
 */
@Singleton
class ImpatientPool implements PgPoolCreator {

    private static final int SECONDS_TO_WAIT = 5;
    /**
     * So few that their turn comes well before they give up. With more of them all would wait in vain when too much is asked,
     * and nobody would be served at all.
     */
    private static final int WAITING_AT_MOST = 256;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(server -> server.setConnectTimeout(SECONDS_TO_WAIT * 1000));
        return PgBuilder.pool()
                .using(input.vertx())
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .with(input.poolOptions()
                        .setConnectionTimeout(SECONDS_TO_WAIT)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                        .setMaxWaitQueueSize(WAITING_AT_MOST))
                .build();
    }
}
