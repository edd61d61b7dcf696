package id.bengkel.chat.agent;

/**
 * Who asks.
 *
 * @param id the integer id under which chats are assigned
 * @param admin sees and may do everything
 */
public record Caller(long id, String name, boolean admin) {

    /** Whether the chat of this agent, or of nobody where null, may be seen. */
    public boolean maySee(Long assignedAgentId) {
        return admin || assignedAgentId == null || assignedAgentId == id;
    }

    /** To be bound where a statement restricts chats to those of one agent; null for no restriction. */
    public Long onlyFor() {
        return admin ? null : id;
    }
}
