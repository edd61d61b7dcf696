package id.bengkel.chat.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The figures of the chats over HTTP. */
@Path("/chats/statistics")
@Tag(name = "Chats")
public class StatisticsResource {

    /** With what is gone for its age. */
    private static final String FIGURES =
            """
            SELECT (SELECT count(*) FROM chat WHERE created_at >= $1) AS chats_today,
                (SELECT count(*) FROM chat WHERE last_message_at >= now() - interval '24 hours') AS active,
                s.customer + g.customer AS customer, s.agent + g.agent AS agent, s.bot + g.bot AS bot,
                round((r.seconds + g.seconds) / nullif(r.answered + g.answered, 0), 2)::float8 AS seconds
            FROM chats_gone g,
                (SELECT count(*) FILTER (WHERE sender = 'customer') AS customer,
                    count(*) FILTER (WHERE sender = 'agent') AS agent,
                    count(*) FILTER (WHERE sender = 'bot') AS bot
                FROM message WHERE deleted_at IS NULL OR sender = 'customer') AS s,
                (SELECT count(seconds) AS answered, coalesce(sum(seconds), 0) AS seconds FROM first_response) AS r""";

    private final Pool pool;
    private final Clock clock;

    StatisticsResource(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * How the chats go.
     *
     * @param chatsToday begun since midnight
     * @param active24h in which somebody wrote in the last 24 hours
     * @param messagesBySender numbers for {@code customer}, {@code agent} and {@code bot}
     * @param averageFirstResponseSeconds over all chats that a person has answered, from the customer's first message to
     *     the first of a person; null when there is none
     */
    @Schema(name = "ChatStatistics")
    record Figures(
            long chatsToday,
            @JsonProperty("active_24h") long active24h,
            Map<String, Long> messagesBySender,
            Double averageFirstResponseSeconds) {

        static Figures of(Row row) {
            return new Figures(
                    row.getLong("chats_today"),
                    row.getLong("active"),
                    Map.of(
                            "customer", row.getLong("customer"),
                            "agent", row.getLong("agent"),
                            "bot", row.getLong("bot")),
                    row.getDouble("seconds"));
        }
    }

    @GET
    @Operation(summary = "Chats today and in 24 hours, messages by sender, average first response in seconds")
    public Uni<Figures> figures() {
        var midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime();
        return pool.preparedQuery(FIGURES)
                .execute(Tuple.of(midnight))
                .map(rows -> Figures.of(rows.iterator().next()));
    }
}
