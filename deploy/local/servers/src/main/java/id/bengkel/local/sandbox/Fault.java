package id.bengkel.local.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * How a provider misbehaves.
 *
 * @param latencyMs how long each answer takes, in milliseconds
 * @param errorRate the share of calls, from 0 to 1, that is answered with status 500
 * @param status every call is answered with it; {@code null} for none
 * @param refusal every call is answered with status 200 and {@code "success":false} and this message; {@code null} for
 *     none
 * @param hang takes messages and never answers
 * @param dropAfterWrite takes messages and closes the connection instead of answering
 * @param html takes messages and answers with a page instead of JSON, as what stands in front of a provider does
 * @param rateLimit calls in any one second, beyond which the answer is status 429; {@code null} for no limit
 */
record Fault(
        long latencyMs,
        double errorRate,
        Integer status,
        String refusal,
        boolean hang,
        boolean dropAfterWrite,
        boolean html,
        Integer rateLimit) {

    static final Fault NONE = new Fault(0, 0, null, null, false, false, false, null);

    private static final Set<String> FIELDS = Set.of(
            "provider",
            "latency_ms",
            "error_rate",
            "status",
            "success_false",
            "hang",
            "drop_after_write",
            "html",
            "rate_limit_per_s");

    private static final int TEN_MINUTES = 600_000;

    static Fault of(CallBody body) {
        body.onlyFields(FIELDS);
        var latency = body.whole("latency_ms", 0, TEN_MINUTES);
        var status = body.whole("status", 300, 599);
        var rateLimit = body.whole("rate_limit_per_s", 1, Integer.MAX_VALUE);
        return new Fault(
                latency == null ? 0 : latency,
                body.share("error_rate"),
                status == null ? null : status.intValue(),
                refusal(body),
                body.flag("hang"),
                body.flag("drop_after_write"),
                body.flag("html"),
                rateLimit == null ? null : rateLimit.intValue());
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("latency_ms", latencyMs)
                .put("error_rate", errorRate)
                .put("status", status)
                .put("success_false", refusal == null ? false : refusal)
                .put("hang", hang)
                .put("drop_after_write", dropAfterWrite)
                .put("html", html)
                .put("rate_limit_per_s", rateLimit);
    }

    private static String refusal(CallBody body) {
        if (body.value("success_false") instanceof String message && !message.isBlank()) {
            return message;
        }
        return body.flag("success_false") ? "Failed to send message" : null;
    }
}
