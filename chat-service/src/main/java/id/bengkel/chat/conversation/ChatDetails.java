package id.bengkel.chat.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.bengkel.chassis.time.WorkshopClock;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A chat with its messages, oldest first. */
@Schema(name = "ChatDetails")
public record ChatDetails(@JsonUnwrapped ChatView chat, Profile profile, List<MessageView> messages) {

    /** What is known of the customer. */
    @Schema(name = "ChatProfile")
    public record Profile(
            String phone, String email, String address, @JsonProperty("lastActive") OffsetDateTime lastActive) {

        static Profile of(Row row, Clock clock) {
            OffsetDateTime active = row.getOffsetDateTime("last_active_at");
            return new Profile(
                    row.getString("phone"),
                    row.getString("email"),
                    row.getString("customer_address"),
                    active == null ? null : WorkshopClock.zoned(active.toInstant(), clock));
        }
    }
}
