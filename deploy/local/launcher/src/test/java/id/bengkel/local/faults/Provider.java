package id.bengkel.local.faults;

import id.bengkel.local.demo.Session;
import id.bengkel.local.workshop.LocalStack;
import io.vertx.core.json.JsonObject;

/** StarSender, as the sandbox plays it. */
record Provider(LocalStack stack) {

    Provider behaves(String fault) {
        Session.open(stack.sandbox()).post("/faults", new JsonObject(fault));
        return this;
    }

    void recovers() {
        behaves("{\"provider\":\"starsender\"}");
    }
}
