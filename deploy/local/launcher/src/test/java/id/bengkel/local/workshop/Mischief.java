package id.bengkel.local.workshop;

import id.bengkel.local.workshop.Knock.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes requests out of what is documented, each wrong in some places and right in others. What can be wrong is in
 * mischief.json, where an array stands for one long text: pieces, each followed by how often it comes.
 */
final class Mischief {

    private static final int DEEPEST = 6;

    private static final int LONGEST_ARGUMENT = 200;

    private static final String PLACE = "\\{\\w+}";

    private static final List<String> METHODS = List.of("GET", "PATCH", "TRACE", "FOO", "OPTIONS", "HEAD");

    private final Map<String, List<String>> corpus;
    private final Random random;

    private final Map<String, String> victims;

    private Mischief(Map<String, List<String>> corpus, Map<String, String> victims, long seed) {
        this.corpus = corpus;
        this.victims = victims;
        this.random = new Random(seed);
    }

    /**
     * @param seed the same one makes the same requests
     * @param victims ids of some that there are, who may be changed but stay, by what stands before the id in their paths
     */
    static Mischief of(long seed, Map<String, String> victims) throws IOException {
        try (var file = Mischief.class.getResourceAsStream("mischief.json")) {
            var corpus = new LinkedHashMap<String, List<String>>();
            new JsonObject(Buffer.buffer(file.readAllBytes()))
                    .forEach(entry -> corpus.put(
                            entry.getKey(),
                            ((JsonArray) entry.getValue())
                                    .stream().map(Mischief::text).toList()));
            return new Mischief(corpus, victims, seed);
        }
    }

    Request against(Operation operation) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        corpus.keySet().stream()
                .filter(name -> Character.isUpperCase(name.charAt(0)) && chance(0.08))
                .forEach(name -> headers.set(name, any(name)));
        var body = Buffer.buffer();
        if (operation.takesBody()) {
            headers.set("Content-Type", chance(0.85) ? "application/json" : any("types"));
            body = body(operation);
        }
        var method = chance(0.03) ? oneOf(METHODS) : operation.method();
        return new Request(HttpMethod.valueOf(method), target(operation), headers, body);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String any(String kind) {
        return oneOf(corpus.get(kind));
    }

    private String target(Operation operation) {
        var path = operation.nobodysPath();
        var victim = victims.get(operation.path().split("\\{")[0]);
        if (victim != null && chance(0.5) && !"DELETE".equals(operation.method())) {
            path = operation.path().replaceAll(PLACE, victim);
        } else if (chance(0.4) && operation.path().contains("{")) {
            path = operation.path().replaceAll(PLACE, Matcher.quoteReplacement(any("segments")));
        } else if (chance(0.1)) {
            path += any("tails");
        }
        var query = operation
                .parameters()
                .filter(parameter -> "query".equals(parameter.getString("in")) && chance(0.7))
                .map(parameter -> parameter.getString("name") + "=" + argument(operation, parameter))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private String argument(Operation operation, JsonObject parameter) {
        if (chance(0.3)) {
            return any("segments");
        }
        var text = value(operation, parameter.getJsonObject("schema", new JsonObject()), 0)
                .replaceAll("^\"|\"$", "");
        return URLEncoder.encode(text.substring(0, Math.min(text.length(), LONGEST_ARGUMENT)), StandardCharsets.UTF_8);
    }

    private Buffer body(Operation operation) {
        if (chance(0.05)) {
            Charset charset = chance(0.5) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
            return Buffer.buffer(any("bodies").getBytes(charset));
        }
        return Buffer.buffer(value(operation, operation.body(), 0));
    }

    /** JSON that fits the schema, but for some of it. */
    private String value(Operation operation, JsonObject reference, int depth) {
        var schema = operation.resolved(reference);
        if (depth > DEEPEST || chance(depth == 0 ? 0.02 : 0.12)) {
            return any("values");
        } else if (schema.containsKey("enum") && chance(0.8)) {
            return "\"" + oneOf(schema.getJsonArray("enum").stream().toList()) + "\"";
        } else if (schema.containsKey("anyOf")) {
            return value(operation, schema.getJsonArray("anyOf").getJsonObject(0), depth + 1);
        } else if (schema.containsKey("properties")) {
            return schema.getJsonObject("properties").stream()
                    .filter(property -> chance(0.85))
                    .map(property -> "\"" + property.getKey() + "\":"
                            + value(operation, (JsonObject) property.getValue(), depth + 1))
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (schema.containsKey("items")) {
            return "[" + value(operation, schema.getJsonObject("items"), depth + 1) + "]";
        }
        return scalar(schema);
    }

    private String scalar(JsonObject schema) {
        var type = String.valueOf(schema.getValue("type"));
        if (type.contains("integer") || type.contains("number")) {
            return String.valueOf(random.nextInt(10) - 1);
        } else if (type.contains("boolean")) {
            return String.valueOf(random.nextBoolean());
        } else if (chance(0.35)) {
            return "\"" + any("texts") + "\"";
        }
        return switch (schema.getString("format", "")) {
            case "date" -> "\"2026-01-05\"";
            case "date-time" -> "\"2026-01-05T10:30:00Z\"";
            case "uuid" -> "\"00000000-0000-4000-8000-000000000000\"";
            default -> "\"0812" + (10_000_000 + random.nextInt(1_000)) + "\"";
        };
    }

    private static String text(Object entry) {
        if (!(entry instanceof JsonArray pieces)) {
            return entry.toString();
        }
        return IntStream.range(0, pieces.size() / 2)
                .mapToObj(i -> pieces.getString(2 * i).repeat(pieces.getInteger(2 * i + 1)))
                .collect(Collectors.joining());
    }
}
