package id.bengkel.chat.conversation;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.chat.agent.Caller;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;

/** Which chats a caller wants to see; what is not given does not restrict. */
public class ChatFilter {

    @QueryParam("mode")
    Mode mode;

    @QueryParam("assigned_agent_id")
    Long assignedAgentId;

    /** Part of a name, or of a number in any spelling. */
    @QueryParam("q")
    @Size(max = 200) String q;

    private final List<Object> values = new ArrayList<>();
    private final StringBuilder condition = new StringBuilder("true");

    /** Reads the parameters once, for what this caller may see; to be called before the others. */
    ChatFilter of(Caller caller) {
        if (!caller.admin()) {
            restrict("(c.assigned_agent_id IS NULL OR c.assigned_agent_id = ?)", caller.id());
        }
        if (mode != null) {
            restrict("c.mode = ?", mode.name());
        }
        if (assignedAgentId != null) {
            restrict("c.assigned_agent_id = ?", assignedAgentId);
        }
        if (q != null && !q.isBlank()) {
            String text = q.strip().replace("\0", "");
            restrict("(c.name ILIKE ? OR c.phone LIKE ?)", '%' + literally(text) + '%', phone(text));
        }
        return this;
    }

    String condition() {
        return condition.toString();
    }

    /** The condition's values, followed by others. */
    Tuple values(Object... more) {
        Tuple tuple = Tuple.tuple();
        values.forEach(tuple::addValue);
        for (Object value : more) {
            tuple.addValue(value);
        }
        return tuple;
    }

    /** The number of the place behind the condition's own. */
    int next() {
        return values.size() + 1;
    }

    private void restrict(String restriction, Object... bound) {
        String numbered = restriction;
        for (Object value : bound) {
            values.add(value);
            numbered = numbered.replaceFirst("\\?", "\\$" + values.size());
        }
        condition.append(" AND ").append(numbered);
    }

    /** A whole number in any spelling, else a part of one; null, which matches nothing, for words. */
    private static String phone(String text) {
        String digits = PhoneNumber.typed(text).replaceAll("[ ()./+-]", "");
        if (!digits.matches("\\d{3,}")) {
            return null;
        }
        return PhoneNumber.parse(text)
                .map(PhoneNumber::digits)
                .orElseGet(() -> '%' + digits.replaceFirst("^0", "") + '%');
    }

    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
