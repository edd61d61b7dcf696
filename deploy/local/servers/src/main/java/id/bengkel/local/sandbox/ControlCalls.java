package id.bengkel.local.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What people and tests ask of the sandbox itself. */
final class ControlCalls {

    private final Faults faults;
    private final SentMessages sent;

    ControlCalls(Faults faults, SentMessages sent) {
        this.faults = faults;
        this.sent = sent;
    }

    void addTo(Router router) {
        router.get("/sent").handler(this::sent);
        router.delete("/sent").handler(answering(this::forget));
        router.get("/sent/count").handler(answering(this::count));
        router.get("/faults").handler(answering(call -> faults.toJson()));
        router.post("/faults").handler(answering(this::misbehave));
        router.delete("/faults").handler(answering(this::behave));
    }

    private void sent(RoutingContext call) {
        Answers.array(call, sent.select(selection(call), limit(call)), SentMessage::toJson);
    }

    private JsonObject forget(RoutingContext call) {
        sent.clear();
        return sent.count();
    }

    private JsonObject count(RoutingContext call) {
        return parameter(call, "provider") == null && parameter(call, "to") == null
                ? sent.count()
                : sent.count(selection(call));
    }

    private JsonObject misbehave(RoutingContext call) {
        var body = CallBody.of(call.body().buffer());
        faults.set(providers(body.text("provider")), Fault.of(body));
        return faults.toJson();
    }

    private JsonObject behave(RoutingContext call) {
        faults.set(providers(parameter(call, "provider")), Fault.NONE);
        return faults.toJson();
    }

    private static Predicate<SentMessage> selection(RoutingContext call) {
        Predicate<SentMessage> selection = all -> true;
        var provider = parameter(call, "provider");
        if (provider != null) {
            var named = Provider.named(provider);
            selection = message -> message.provider() == named;
        }
        var to = parameter(call, "to");
        if (to != null) {
            var digits = PhoneDigits.of("to", to);
            selection = selection.and(message -> message.to().equals(digits));
        }
        return selection;
    }

    private static long limit(RoutingContext call) {
        var limit = parameter(call, "limit");
        if (limit == null) {
            return Long.MAX_VALUE;
        }
        if (!limit.matches("[0-9]{1,9}")) {
            throw new BadCall("limit must be a whole number");
        }
        return Long.parseLong(limit);
    }

    private static List<Provider> providers(String name) {
        return name == null ? List.of(Provider.values()) : List.of(Provider.named(name));
    }

    /** {@code null} when it is absent or empty. */
    private static String parameter(RoutingContext call, String name) {
        var value = call.request().getParam(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static Handler<RoutingContext> answering(Function<RoutingContext, ?> work) {
        return call -> Answers.json(call, 200, work.apply(call));
    }
}
