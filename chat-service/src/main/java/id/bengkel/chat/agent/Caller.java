package id.bengkel.chat.agent;

import java.time.Instant;

/**
 * Who asks.
 *
 * @param id the integer id under which chats are assigned
 * @param admin sees and may do everything
 * @param until when the caller's token ends
 */
public record Caller(long id, String name, boolean admin, Instant until) {

    /** Whether the chat of this agent, or of nobody where null, may be seen. */
    public boolean maySee(Long assignedAgentId) {
        return admin || assignedAgentId == null || assignedAgentId == id;
    }
}
