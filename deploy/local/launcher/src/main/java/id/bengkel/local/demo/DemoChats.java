package id.bengkel.local.demo;

import io.vertx.core.json.JsonObject;

/** What some customers of the demo write on WhatsApp, and what one of them is answered by a person. */
final class DemoChats {

    private static final String ANSWERED = "6281200000013";

    private static final String ANSWER = "Selamat siang Ibu Intan, dengan bengkel. Ada yang bisa kami bantu?";

    private final Session admin;
    private final Session sandbox;

    DemoChats(Session admin, Session sandbox) {
        this.admin = admin;
        this.sandbox = sandbox;
    }

    void fillIn() {
        Lines.of("chats.csv").forEach(this::write);
    }

    private void write(String line) {
        var fields = line.split(";");
        var message =
                new JsonObject().put("from", fields[0]).put("name", fields[1]).put("text", fields[2]);
        var chat = sandbox.post("/incoming", message).getLong("chat_id");
        if (fields[0].equals(ANSWERED)) {
            admin.post("/chats/messages", new JsonObject().put("chat_id", chat).put("text", ANSWER));
        }
    }
}
