package id.bengkel.chat.incoming;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Knows again what the bot or a person of the workshop has said: who answers that in a group speaks to us. */
@Singleton
class OwnWords {

    private static final String AMONG =
            "SELECT provider_id FROM message WHERE provider_id = ANY($1) AND sender <> 'customer'";

    private final Pool pool;

    OwnWords(Pool pool) {
        this.pool = pool;
    }

    /** WhatsApp's ids of those among the messages answered in groups that are ours. */
    Uni<Set<String>> answeredBy(List<WrittenMessage> messages) {
        String[] quoted = messages.stream()
                .filter(message -> message.address().isGroup() && message.quotedId() != null)
                .map(WrittenMessage::quotedId)
                .toArray(String[]::new);
        return quoted.length == 0
                ? Uni.createFrom().item(Set.of())
                : pool.preparedQuery(AMONG).execute(Tuple.of(quoted)).map(rows -> StreamSupport.stream(
                                rows.spliterator(), false)
                        .map((Row row) -> row.getString("provider_id"))
                        .collect(Collectors.toSet()));
    }
}
