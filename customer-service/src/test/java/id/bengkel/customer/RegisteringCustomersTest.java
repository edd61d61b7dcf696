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
import static id.bengkel.customer.FrontDesk.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class RegisteringCustomersTest {

    @Test
    void aNewCustomerIsAnsweredWithTheirRecordAndItsAddress() {
        // Given
        Map<String, Object> budi = with(budi(), "email", "budi@example.com", "tanggal_lahir", "1980-02-29");

        // When
        var answer = post(with(budi, "nama", "  Budi Santoso "), "/customers");

        // Then
        String id = answer.statusCode(201).extract().path("id");
        answer.header("Location", "/customers/" + id)
                .body("size()", is(6))
                .body("nama", equalTo("Budi Santoso"))
                .body("hp", equalTo("6281234567890"))
                .body("alamat", equalTo("Jl. Merdeka 1, Bandung"))
                .body("email", equalTo("budi@example.com"))
                .body("tanggal_lahir", equalTo("1980-02-29"));
        get("/customers/{id}", id).statusCode(200).body("id", equalTo(id)).body("hp", equalTo("6281234567890"));
        get("/customers/{id}/", id).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void onlyTheNameMustBeKnown() {
        // When
        var answer = post(with("nama", "Siti", "hp", "", "email", " ", "alamat", null), "/customers/");

        // Then
        answer.statusCode(201)
                .body("hp", nullValue())
                .body("email", nullValue())
                .body("alamat", nullValue());
    }

    @Test
    void aReplacedCustomerKeepsNothingOfBefore() {
        // Given
        String id = registered(budi());

        // When
        var answer = put(with("nama", "Budi S."), "/customers/{id}", id);

        // Then
        answer.statusCode(200)
                .body("id", equalTo(id))
                .body("nama", equalTo("Budi S."))
                .body("hp", nullValue());
        get("/customers/{id}", id).body("nama", equalTo("Budi S.")).body("alamat", nullValue());
    }

    @Test
    void aCustomerWithoutVehiclesCanBeRemoved() {
        // Given
        String id = registered(budi());

        // When
        var answer = delete("/customers/{id}", id);

        // Then
        answer.statusCode(204);
        get("/customers/{id}", id).statusCode(404);
    }

    @Test
    void aCustomerWithAVehicleStays() {
        // Given
        String id = registered(budi());
        registered(avanza(freePlate()), id);

        // When
        var answer = delete("/customers/{id}", id);

        // Then
        answer.statusCode(409).body("message", equalTo("Pelanggan ini masih memiliki kendaraan"));
        get("/customers/{id}", id).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dewi LESTA",
                "Lestari 100%",
                "100%_",
                "0857 1111-2222",
                "+62 857-1111-2222",
                "62857",
                "11112222",
                "\u202a+62\u00a0857\u20111111\u20112222\u202c",
                "d 777 zz",
                "D777ZZ",
                "77z"
            })
    void aCustomerIsFoundByAPartOfNamePhoneOrPlate(String words) {
        // Given
        String other = registered(with("nama", "Dewa Lestarudin 100_", "hp", "081300000000"));
        String dewi = registered(with("nama", "Dewi Lestari 100%_", "hp", "085711112222"));
        String vehicle = registered(avanza("D 777 ZZ"), dewi);

        // When
        var found = search(words);

        // Then
        delete("/vehicles/{id}", vehicle);
        delete("/customers/{id}", dewi);
        delete("/customers/{id}", other);
        found.body("id", contains(dewi));
    }

    @Test
    void percentAndUnderscoreInASearchAreJustCharacters() {
        // Given
        registered(with("nama", "Tanpa tanda"));

        // When
        var found = search("_%_");

        // Then
        found.body("$", hasSize(0));
    }

    @Test
    void anEmptySearchFindsEverybody() {
        // Given
        String id = registered(budi());

        // When
        var found = search(" ");

        // Then
        found.body("id", hasItem(id));
    }

    @Test
    void whoIsUnknownIsNotFound() {
        // Given
        UUID nobody = UUID.randomUUID();

        // Then
        get("/customers/{id}", nobody).statusCode(404).body("message", equalTo("Pelanggan tidak ditemukan"));
        get("/customers/{id}", "not-an-id").statusCode(404);
        put(budi(), "/customers/{id}", nobody).statusCode(404);
        put(budi(), "/customers/{id}", "1-1-1-1-1").statusCode(404);
        delete("/customers/{id}", nobody).statusCode(404);
        delete("/customers/{id}", "42").statusCode(404);
    }

    private static ValidatableResponse search(String words) {
        return staff().queryParam("q", words).get("/customers").then().statusCode(200);
    }
}
