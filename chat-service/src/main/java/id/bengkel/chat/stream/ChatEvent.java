package id.bengkel.chat.stream;

import id.bengkel.chat.agent.Caller;

/**
 * Something that happened in a chat.
 *
 * @param id grows with every event
 * @param kind {@code message}, {@code chat} or {@code status}
 * @param owner whose the chat is; null for nobody's
 * @param data JSON, as those get it who may see the chat
 * @param farewell what those get whose view it has left; null when it was in nobody's
 */
record ChatEvent(long id, String kind, Long owner, String data, Farewell farewell) {

    /** @param ownerBefore whose the chat was; null for nobody's */
    record Farewell(Long ownerBefore, String data) {}

    /** What somebody is told of it; null when it does not concern them. */
    String toldTo(Caller caller) {
        if (caller.maySee(owner)) {
            return data;
        }
        return farewell != null && caller.maySee(farewell.ownerBefore()) ? farewell.data() : null;
    }
}
