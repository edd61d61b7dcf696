package id.bengkel.local.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.demo.Session;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody opens Swagger UI and wants to know what each call does, in either language, and try it. */
@ExtendWith(SharedStack.class)
class ReadingTheDocumentationIT {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final LocalStack stack;

    ReadingTheDocumentationIT(LocalStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/openapi/customer", "/openapi/reminder", "/openapi/report", "/openapi/chat"})
    void everyCallIsExplainedAndHasABodyToTryItWith(String document) {
        // When
        var documentation = Session.open(stack.gateway()).get(document + "?format=json");

        // Then
        assertEquals(
                List.of(),
                calls(documentation)
                        .filter(call -> !call.isExplained())
                        .map(Call::name)
                        .toList());
        assertEquals(
                List.of(),
                calls(documentation)
                        .filter(call -> !call.canBeTried())
                        .map(Call::name)
                        .toList());
        assertTrue(documentation.containsKey("security"), "the token that was entered is not sent along");
        var schemas = documentation
                .getJsonObject("components")
                .getJsonObject("schemas")
                .fieldNames();
        assertTrue(
                schemas.stream().noneMatch(name -> name.matches("Data|.*\\d|Buffer|ByteBuf|RoutingContext")),
                schemas::toString);
    }

    private static Stream<Call> calls(JsonObject documentation) {
        var paths = documentation.getJsonObject("paths");
        return paths.fieldNames().stream().flatMap(path -> paths.getJsonObject(path).fieldNames().stream()
                .filter(METHODS::contains)
                .map(method ->
                        new Call(method + " " + path, paths.getJsonObject(path).getJsonObject(method))));
    }

    private record Call(String name, JsonObject operation) {

        /** In English by the code, in Indonesian by {@code META-INF/openapi.yaml}; only the code knows the answers. */
        boolean isExplained() {
            return Stream.of("summary", "description", "responses").allMatch(operation::containsKey);
        }

        boolean canBeTried() {
            var body = operation.getJsonObject("requestBody");
            return body == null
                    || body.getJsonObject("content").stream()
                            .anyMatch(type -> ((JsonObject) type.getValue()).containsKey("example"));
        }
    }
}
