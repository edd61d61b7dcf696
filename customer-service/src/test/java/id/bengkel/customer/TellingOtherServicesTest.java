package id.bengkel.customer;

import static id.bengkel.customer.FrontDesk.avanza;
import static id.bengkel.customer.FrontDesk.budi;
import static id.bengkel.customer.FrontDesk.delete;
import static id.bengkel.customer.FrontDesk.freePlate;
import static id.bengkel.customer.FrontDesk.get;
import static id.bengkel.customer.FrontDesk.post;
import static id.bengkel.customer.FrontDesk.put;
import static id.bengkel.customer.FrontDesk.registered;
import static id.bengkel.customer.FrontDesk.staff;
import static id.bengkel.customer.FrontDesk.visited;
import static id.bengkel.customer.FrontDesk.with;
import static id.bengkel.customer.VehicleChangedTopic.event;
import static id.bengkel.customer.VehicleChangedTopic.header;
import static id.bengkel.customer.VehicleChangedTopic.withVersion;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.EventSchema;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class TellingOtherServicesTest {

    private static final EventSchema SCHEMA = EventSchema.of("vehicle-changed");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final String plate = freePlate();
    private VehicleChangedTopic topic;
    private String customer;
    private String vehicle;

    @BeforeEach
    void aCustomerHasAVehicle() {
        topic = new VehicleChangedTopic(bootstrapServers);
        customer = registered(budi());
        vehicle = registered(avanza(plate), customer);
    }

    @AfterEach
    void stopListening() {
        topic.close();
    }

    @Test
    void anEventLooksAsItsContractSays() throws IOException {
        // Given
        var example = new JsonObject(new String(getClass()
                .getResourceAsStream("/contracts/vehicle-changed.example.json")
                .readAllBytes()));

        // When
        staff().header("X-Request-Id", "visit-7")
                .body(with("visited_on", "2027-10-31"))
                .post("/vehicles/{id}/visits", vehicle)
                .then()
                .statusCode(201);

        // Then
        var record = last(topic.of(vehicle, withVersion(2)));
        assertEquals(Set.of(), SCHEMA.flaws(record.value()));
        assertEquals(example.fieldNames(), event(record).fieldNames());
        assertEquals(
                new JsonObject()
                        .put("id", vehicle)
                        .put("no_pol", plate)
                        .put("model", "Avanza")
                        .put("type", "MPV")
                        .put("tahun", 2021)
                        .put("warna", "Hitam")
                        .put("sold", false)
                        .put("last_visit_date", "2027-10-31")
                        .put("next_visit_date", "2028-02-29")
                        .put("customer_id", customer)
                        .put("customer_nama", "Budi Santoso")
                        .put("customer_hp", "6281234567890")
                        .put("version", 2),
                event(record));
        assertEquals("1.0", header(record, "ce_specversion"));
        assertEquals("id.bengkel.vehicle.changed.v1", header(record, "ce_type"));
        assertEquals("/customer-service", header(record, "ce_source"));
        assertEquals("visit-7", header(record, "x-request-id"));
    }

    @Test
    void everyChangeOfAVehicleIsToldInItsOrder() {
        // When
        String visit = visited(vehicle, "2027-05-20");
        put(with(avanza(plate), "next_visit_date", "2028-06-01"), "/vehicles/{id}", vehicle);
        delete("/vehicles/{id}/visits/{visit}", vehicle, visit);
        put(with(avanza(plate), "sold", true), "/vehicles/{id}", vehicle);

        // Then
        var records = topic.of(vehicle, withVersion(5));
        assertVersions(5, records);
        assertEquals(
                List.of("null null", "2027-05-20 2027-09-20", "2027-05-20 2028-06-01", "null 2028-06-01", "null null"),
                records.stream()
                        .map(record -> event(record).getString("last_visit_date") + " "
                                + event(record).getString("next_visit_date"))
                        .toList());
        assertEquals(
                5,
                records.stream()
                        .map(record -> header(record, "ce_id"))
                        .distinct()
                        .count());
        assertTrue(event(last(records)).getBoolean("sold"));
    }

    @Test
    void aRenamedCustomerIsToldForEveryVehicle() {
        // Given
        String second = registered(avanza(freePlate()), customer);

        // When
        put(with("nama", "Budi Hartono", "hp", "085711112222"), "/customers/{id}", customer);

        // Then
        for (String each : List.of(vehicle, second)) {
            var renamed = event(last(topic.of(each, withVersion(2))));
            assertEquals("Budi Hartono", renamed.getString("customer_nama"));
            assertEquals("6285711112222", renamed.getString("customer_hp"));
        }
    }

    @Test
    void vehiclesRegisteredWhileTheirOwnerIsRenamedHaveTheNewNameInTheEnd() {
        // Given
        List<Supplier<ValidatableResponse>> changes = new ArrayList<>(
                Collections.nCopies(6, () -> post(avanza(freePlate()), "/customers/{id}/vehicles", customer)));
        changes.add(3, () -> put(with("nama", "Budi Hartono"), "/customers/{id}", customer));

        // When
        AtOnce.call(changes, Supplier::get);

        // Then
        List<String> vehicles =
                get("/customers/{id}/vehicles", customer).extract().path("id");
        assertEquals(7, vehicles.size());
        vehicles.forEach(each -> topic.of(each, record -> record.value().contains("Budi Hartono")));
    }

    @Test
    void whatEventsDoNotHoldIsNotTold() {
        // Given
        put(with(budi(), "alamat", "Jl. Baru 2", "email", "b@example.com"), "/customers/{id}", customer);

        // When
        visited(vehicle, "2027-05-20");

        // Then
        assertVersions(2, topic.of(vehicle, record -> record.value().contains("2027-05-20")));
    }

    @Test
    void aRemovedVehicleLeavesATombstone() {
        // When
        delete("/vehicles/{id}", vehicle).statusCode(204);

        // Then
        var records = topic.of(vehicle, record -> record.value() == null);
        assertEquals(2, records.size());
        assertNull(last(records).value());
        assertNull(header(last(records), "ce_type"));
    }

    @Test
    void whatFailedIsNotTold() {
        // Given
        String nobody = "Tidak jadi " + vehicle;
        post(with("customer", with("nama", nobody), "vehicle", avanza(plate)), "/customers/with-vehicle")
                .statusCode(409);

        // When
        visited(vehicle, "2027-05-20");

        // Then
        topic.of(vehicle, withVersion(2));
        assertEquals(
                List.of(),
                topic.heard(record -> record.value() != null && record.value().contains(nobody)));
    }

    @Test
    void changesMadeAtOnceAllGrowTheVersionAndTheLastEventTellsHowItIs() {
        // Given
        List<Supplier<ValidatableResponse>> changes = LongStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(i -> Stream.<Supplier<ValidatableResponse>>of(
                        () -> put(with(avanza(plate), "warna", "Warna " + i), "/vehicles/{id}", vehicle),
                        () -> put(with("nama", "Budi " + i), "/customers/{id}", customer),
                        () -> post(with("visited_on", "2027-01-0" + i), "/vehicles/{id}/visits", vehicle)))
                .toList();

        // When
        List<Integer> statuses = AtOnce.call(changes, Supplier::get);

        // Then
        assertTrue(statuses.stream().allMatch(status -> status < 300), statuses::toString);
        var records = topic.of(vehicle, withVersion(13));
        assertVersions(13, records);
        JsonObject now = new JsonObject(
                get("/customers/with-vehicles/{id}", vehicle).extract().asString());
        for (String field : List.of("warna", "customer_nama", "last_visit_date", "next_visit_date")) {
            assertEquals(now.getString(field), event(last(records)).getString(field), field);
        }
        assertEquals("2027-01-04", now.getString("last_visit_date"));
    }

    private static void assertVersions(long upTo, List<ConsumerRecord<String, String>> records) {
        assertEquals(
                LongStream.rangeClosed(1, upTo).boxed().toList(),
                records.stream().map(record -> event(record).getLong("version")).toList());
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
