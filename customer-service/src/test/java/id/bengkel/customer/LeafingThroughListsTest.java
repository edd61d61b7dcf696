package id.bengkel.customer;

import static id.bengkel.customer.FrontDesk.avanza;
import static id.bengkel.customer.FrontDesk.budi;
import static id.bengkel.customer.FrontDesk.freePlate;
import static id.bengkel.customer.FrontDesk.get;
import static id.bengkel.customer.FrontDesk.registered;
import static id.bengkel.customer.FrontDesk.staff;
import static id.bengkel.customer.FrontDesk.visited;
import static id.bengkel.customer.FrontDesk.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class LeafingThroughListsTest {

    /** More than a complete list fetches at a time, and as many in one transaction: their times are all the same. */
    private static final int MANY = 1203;

    @Inject
    Pool database;

    @Test
    void aPageTellsHowManyThereAreAndWhereTheOthersLie() {
        // Given
        String word = "Halaman" + System.nanoTime();
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> registered(with("nama", word + " " + i)))
                .toList();

        // When
        var page = staff().queryParam("q", word)
                .queryParam("page", 2)
                .queryParam("size", 2)
                .get("/customers")
                .then();

        // Then
        String path = "</customers?q=" + word;
        page.statusCode(200)
                .body("id", contains(ids.get(2), ids.get(3)))
                .header("X-Total-Count", "5")
                .header(
                        "Link",
                        equalTo(path + "&page=1&size=2>; rel=\"first\", " + path + "&page=1&size=2>; rel=\"prev\", "
                                + path + "&page=3&size=2>; rel=\"next\", " + path + "&page=3&size=2>; rel=\"last\""));
    }

    @Test
    void withoutAPageTheListIsComplete() {
        // Given
        String owner = registered(budi());
        database.preparedQuery("INSERT INTO customer (id, nama, created_at, updated_at)"
                        + " SELECT gen_random_uuid(), 'Banyak ' || n, now(), now() FROM generate_series(1, $1) n")
                .executeAndAwait(Tuple.of(MANY));
        database.preparedQuery("INSERT INTO vehicle (id, customer_id, no_pol, no_pol_key, service_interval_months,"
                        + " next_visit_by_hand, sold, version, created_at, updated_at) SELECT gen_random_uuid(), $1,"
                        + " 'ZZ ' || n, 'ZZ' || n, 4, false, false, 1, now(), now() FROM generate_series(1, $2) n")
                .executeAndAwait(Tuple.of(UUID.fromString(owner), MANY));

        // When
        List<String> customers =
                idsOf(staff().queryParam("q", "banyak").get("/customers").then());

        // Then
        assertEachOnce(customers);
        assertEachOnce(idsOf(get("/customers/{id}/vehicles", owner)));
        assertEachOnce(idsOf(get("/customers/{id}/with-vehicles", owner)));
        List<String> all = idsOf(get("/customers/with-vehicles"));
        assertEquals(all.size(), new HashSet<>(all).size());
        get("/customers/with-vehicles?size=1").header("X-Total-Count", String.valueOf(all.size()));
    }

    @Test
    void vehiclesOfACustomerAndTheirVisitsComeInPagesToo() {
        // Given
        String owner = registered(budi());
        List<String> vehicles = IntStream.range(0, 3)
                .mapToObj(i -> registered(avanza(freePlate()), owner))
                .toList();
        visited(vehicles.get(0), "2027-01-01");
        visited(vehicles.get(0), "2027-02-01");

        // Then
        get("/customers/{id}/vehicles?page=2&size=2", owner)
                .header("X-Total-Count", "3")
                .body("id", contains(vehicles.get(2)));
        get("/customers/{id}/with-vehicles?page=1&size=1", owner)
                .header("X-Total-Count", "3")
                .body("id", contains(vehicles.get(0)));
        get("/vehicles/{id}/visits?page=2&size=1", vehicles.get(0))
                .header("X-Total-Count", "2")
                .body("visited_on", contains("2027-01-01"));
        get("/customers/{id}/vehicles?page=1000000&size=500", owner)
                .statusCode(200)
                .body("$", empty());
        get("/customers/{id}/vehicles", owner).header("X-Total-Count", nullValue());
    }

    private static List<String> idsOf(ValidatableResponse answer) {
        return answer.statusCode(200).extract().path("id");
    }

    private static void assertEachOnce(List<String> ids) {
        assertEquals(MANY, ids.size());
        assertEquals(MANY, new HashSet<>(ids).size());
    }
}
