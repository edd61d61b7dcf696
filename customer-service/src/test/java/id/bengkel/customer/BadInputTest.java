package id.bengkel.customer;

import static id.bengkel.customer.FrontDesk.avanza;
import static id.bengkel.customer.FrontDesk.budi;
import static id.bengkel.customer.FrontDesk.freePlate;
import static id.bengkel.customer.FrontDesk.post;
import static id.bengkel.customer.FrontDesk.put;
import static id.bengkel.customer.FrontDesk.registered;
import static id.bengkel.customer.FrontDesk.staff;
import static id.bengkel.customer.FrontDesk.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class BadInputTest {

    private static final String TOMORROW = WorkshopCalendar.TODAY.plusDays(1).toString();

    private static final Map<String, List<Object>> BAD_CUSTOMERS = Map.of(
            "nama", texts(255, null, "", " \t "),
            "hp", List.of("abc", "12", "0812345678901234567890", 6281234567890L, true),
            "alamat", texts(1000),
            "email", texts(60, "budi", "budi@", "@example.com", "budi @example.com"),
            "tanggal_lahir", dates(TOMORROW));

    private static final Map<String, List<Object>> BAD_VEHICLES = Map.of(
            "no_pol", texts(20, null, "", "  ", "-", ". - ."),
            "model", texts(100),
            "type", texts(100),
            "tahun", List.of(1899, 2030, 2021.5, "2021", "baru", new BigInteger("9".repeat(30))),
            "warna", texts(50),
            "no_rangka", texts(50),
            "no_mesin", texts(50),
            "service_interval_months", List.of(0, -4, 61, 4.5, "4", 5_000_000_000L),
            "next_visit_date", dates(),
            "sold", List.of("true", "ya", 1));

    private static final Map<String, List<Object>> BAD_LAST_VISITS = Map.of("last_visit_date", dates(TOMORROW));

    private static final Map<String, List<Object>> BAD_VISITS =
            Map.of("visited_on", dates(null, TOMORROW), "work_order_no", texts(50), "notes", texts(2000));

    /** For requests that change what exists already: none of them may succeed. */
    private static String customer;

    private static String vehicle;

    @BeforeEach
    void somebodyIsRegistered() {
        if (customer == null) {
            customer = registered(budi());
            vehicle = registered(avanza(freePlate()), customer);
        }
    }

    static Stream<Arguments> everyFieldOfEveryCall() {
        return Stream.of(
                        call(
                                "POST customers",
                                "",
                                BAD_CUSTOMERS,
                                (field, bad) -> post(with(budi(), field, bad), "/customers")),
                        call(
                                "PUT customers",
                                "",
                                BAD_CUSTOMERS,
                                (field, bad) -> put(with(budi(), field, bad), "/customers/{id}", customer)),
                        call("POST vehicles", "", BAD_VEHICLES, BadInputTest::postVehicle),
                        call("POST vehicles", "", BAD_LAST_VISITS, BadInputTest::postVehicle),
                        call(
                                "PUT vehicles",
                                "",
                                BAD_VEHICLES,
                                (field, bad) -> put(with(avanza(freePlate()), field, bad), "/vehicles/{id}", vehicle)),
                        call(
                                "POST visits",
                                "",
                                BAD_VISITS,
                                (field, bad) -> post(
                                        with(with("visited_on", "2027-05-20"), field, bad),
                                        "/vehicles/{id}/visits",
                                        vehicle)),
                        call(
                                "POST with-vehicle",
                                "customer.",
                                BAD_CUSTOMERS,
                                (field, bad) -> postBoth(with(budi(), field, bad), avanza(freePlate()))),
                        call(
                                "POST with-vehicle",
                                "vehicle.",
                                BAD_VEHICLES,
                                (field, bad) -> postBoth(budi(), with(avanza(freePlate()), field, bad))),
                        call(
                                "POST with-vehicle",
                                "vehicle.",
                                BAD_LAST_VISITS,
                                (field, bad) -> postBoth(budi(), with(avanza(freePlate()), field, bad))),
                        call("POST with-vehicle, flat", "", oneEach(BAD_CUSTOMERS), BadInputTest::postFlat),
                        call("POST with-vehicle, flat", "", oneEach(BAD_VEHICLES), BadInputTest::postFlat),
                        call("POST with-vehicle, flat", "", oneEach(BAD_LAST_VISITS), BadInputTest::postFlat))
                .flatMap(rows -> rows);
    }

    /** The forms of a call read the same fields alike: of each field one bad value shows that it is read at all. */
    private static Map<String, List<Object>> oneEach(Map<String, List<Object>> badValues) {
        return badValues.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .subList(0, 1)));
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @MethodSource("everyFieldOfEveryCall")
    void aBadFieldIsNamed(
            String call, String field, Object bad, String name, BiFunction<String, Object, ValidatableResponse> send) {
        // When
        var answer = send.apply(field, bad);

        // Then
        JsonObject error = new JsonObject(answer.statusCode(400).extract().asString());
        JsonArray errors = error.getJsonArray("errors");
        assertEquals(1, errors.size(), errors::encode);
        assertEquals(name, errors.getJsonObject(0).getString("field"));
        assertEquals(name + ": " + errors.getJsonObject(0).getString("message"), error.getString("message"));
        assertEquals(false, error.getBoolean("success"));
    }

    @Test
    void allBadFieldsAreNamedAtOnce() {
        // When
        var answer = post(with("nama", "", "email", "x", "tanggal_lahir", TOMORROW), "/customers");

        // Then
        answer.statusCode(400).body("errors.field", contains("email", "nama", "tanggal_lahir"));
    }

    static Stream<Arguments> bodiesThatAreNone() {
        return Stream.of("/customers", "/customers/with-vehicle", "/customers/{id}/vehicles", "/vehicles/{id}/visits")
                .flatMap(path -> Stream.of("", "null", "[]", "7", "\"Budi\"", "{", "{}", "{}{}", "bukan json")
                        .map(body -> Arguments.of(path, body)));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNone")
    void aBodyThatIsNoneIsRefused(String path, String body) {
        // Given
        Object id = path.startsWith("/vehicles") ? vehicle : customer;

        // When
        var answer = path.contains("{id}") ? post(body, path, id) : post(body, path);

        // Then
        answer.statusCode(400).body("success", is(false)).body("request_id", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/customers", "/customers/with-vehicle", "/customers/{id}/vehicles", "/vehicles/{id}/visits"})
    void aBodyOfAnotherKindIsRefused(String path) {
        // When
        var answer = staff().contentType("text/plain")
                .body("nama=Budi")
                .post(path.replace("{id}", customer))
                .then();

        // Then
        answer.statusCode(415).body("success", is(false));
    }

    @ParameterizedTest
    @CsvSource({
        "/customers, page, 0",
        "/customers, page, x",
        "/customers, size, 501",
        "/customers/with-vehicles, size, 0",
        "/customers/with-vehicles, page, 1.5",
        "/vehicles/{id}/visits, page, -1"
    })
    void aPageThatCannotBeIsNamed(String path, String parameter, String value) {
        // When
        var answer = staff().queryParam(parameter, value)
                .get(path.replace("{id}", vehicle))
                .then();

        // Then
        answer.statusCode(400).body("errors.field", contains(parameter));
    }

    @Test
    void aSearchIsNotEndless() {
        // When
        var answer = staff().queryParam("q", "x".repeat(256)).get("/customers").then();

        // Then
        answer.statusCode(400).body("errors.field", contains("q"));
    }

    private static ValidatableResponse postVehicle(String field, Object bad) {
        return post(with(avanza(freePlate()), field, bad), "/customers/{id}/vehicles", customer);
    }

    private static ValidatableResponse postBoth(Map<String, Object> customer, Map<String, Object> vehicle) {
        return post(with("customer", customer, "vehicle", vehicle), "/customers/with-vehicle");
    }

    private static ValidatableResponse postFlat(String field, Object bad) {
        Map<String, Object> both = budi();
        both.putAll(avanza(freePlate()));
        both.put(field, bad);
        return post(both, "/customers/with-vehicle");
    }

    private static Stream<Arguments> call(
            String name,
            String prefix,
            Map<String, List<Object>> badValues,
            BiFunction<String, Object, ValidatableResponse> send) {
        return badValues.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                .map(bad -> Arguments.of(name, entry.getKey(), bad, prefix + entry.getKey(), send)));
    }

    /** What no text of at most this length can be, and more. */
    private static List<Object> texts(int length, Object... more) {
        List<Object> bad = new ArrayList<>(List.of("x".repeat(length + 1), 7, true, List.of("x"), Map.of(), "a\0b"));
        bad.addAll(Arrays.asList(more));
        return bad;
    }

    /** What no date can be, and more. */
    private static List<Object> dates(Object... more) {
        List<Object> bad = new ArrayList<>(List.of(
                "kemarin",
                "31-12-2027",
                "2027-02-29",
                "2027-13-01",
                "+999999999-01-01",
                "0000-02-29",
                "2027-01-01T00:00:00Z",
                20270101,
                List.of(2027, 1, 1)));
        bad.addAll(Arrays.asList(more));
        return bad;
    }
}
