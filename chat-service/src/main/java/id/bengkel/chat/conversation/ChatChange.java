package id.bengkel.chat.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be different about a chat; what is not named stays as it is, and a null agent means nobody. */
@Schema(name = "ChatChange")
public class ChatChange {

    @JsonProperty
    Mode mode;

    @Positive Long assignedAgentId;

    @Schema(hidden = true)
    boolean assigns;

    @JsonProperty
    Boolean online;

    @JsonProperty
    @Min(0) @Max(1_000_000) Integer unreadCount;

    /** Called for null, too, but not when the field is missing. */
    @JsonProperty
    void setAssignedAgentId(Long assignedAgentId) {
        this.assignedAgentId = assignedAgentId;
        this.assigns = true;
    }

    /** Whoever is given a chat is to answer in it, unless the same call says otherwise. */
    Mode modeFrom(Mode present) {
        if (mode != null) {
            return mode;
        }
        return assigns && assignedAgentId != null && present == Mode.bot ? Mode.agent : present;
    }
}
