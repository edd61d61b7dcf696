package id.bengkel.local.workshop;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A call that a service documents.
 *
 * @param document the whole OpenAPI document, in which its references lead somewhere
 */
record Operation(String service, URI address, String method, String path, JsonObject details, JsonObject document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete", "head", "options");

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** All that the running services of a stack document, the gateway's own calls among them. */
    static List<Operation> allOf(LocalStack stack, Knock knock) {
        return stack.services()
                .flatMap(service -> read(service.getString("name"), URI.create(service.getString("url")), knock))
                .toList();
    }

    private static Stream<Operation> read(String service, URI address, Knock knock) {
        var request = Knock.Request.of("GET", "/q/openapi?format=json");
        var answer = Knock.all(List.of(request), document -> knock.send(address, document));
        var document = new JsonObject(answer.get(0).body());
        return document.getJsonObject("paths").stream().flatMap(path -> ((JsonObject) path.getValue())
                .stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry -> new Operation(
                                service,
                                address,
                                entry.getKey().toUpperCase(),
                                path.getKey(),
                                (JsonObject) entry.getValue(),
                                document)));
    }

    /** The path with ids, plates and the like that nobody has. */
    String nobodysPath() {
        return PLACE.matcher(path).replaceAll(place -> switch (place.group(1)) {
            case "event" -> "";
            default -> nobodys(parameter(place.group(1)));
        });
    }

    Stream<JsonObject> parameters() {
        return details.getJsonArray("parameters", new JsonArray()).stream().map(JsonObject.class::cast);
    }

    /** The schema of the JSON body that it takes; empty when it takes none. */
    JsonObject body() {
        var types = details.getJsonObject("requestBody", new JsonObject()).getJsonObject("content", new JsonObject());
        return resolved(
                types.getJsonObject("application/json", new JsonObject()).getJsonObject("schema", new JsonObject()));
    }

    boolean takesBody() {
        return details.containsKey("requestBody");
    }

    /** What a reference leads to; all else as it is. */
    JsonObject resolved(JsonObject schema) {
        var reference = schema.getString("$ref");
        return reference == null
                ? schema
                : document.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    String name() {
        return service + " " + method + " " + path;
    }

    private JsonObject parameter(String name) {
        return parameters()
                .filter(parameter ->
                        "path".equals(parameter.getString("in")) && name.equals(parameter.getString("name")))
                .findFirst()
                .map(parameter -> resolved(parameter.getJsonObject("schema")))
                .orElseThrow(() -> new IllegalStateException(name() + " does not document {" + name + "}"));
    }

    private static String nobodys(JsonObject schema) {
        if ("integer".equals(schema.getValue("type"))) {
            return "987654321";
        }
        return "uuid".equals(schema.getString("format")) ? "00000000-0000-4000-8000-000000000000" : "NOBODY-1";
    }
}
