package id.bengkel.customer;

import static id.bengkel.customer.FrontDesk.avanza;
import static id.bengkel.customer.FrontDesk.budi;
import static id.bengkel.customer.FrontDesk.freePlate;
import static id.bengkel.customer.FrontDesk.get;
import static id.bengkel.customer.FrontDesk.registered;
import static id.bengkel.customer.FrontDesk.with;
import static id.bengkel.customer.VehicleChangedTopic.event;
import static id.bengkel.customer.VehicleChangedTopic.withVersion;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.chassis.sheet.SheetFormat;
import id.bengkel.local.test.HostileXlsx;
import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class CustomersInSpreadsheetsTest {

    private static final String IMPORT = "/customers/import";
    private static final String TITLES = "Nama;No HP;No Pol;Model;Tahun;Last Visit\n";

    /** However busy the machine is. */
    private static final Duration IMPORTED = Duration.ofMinutes(2);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    Pool pool;

    private final String first = freePlate();
    private final String second = freePlate();
    /** Nobody else has it. */
    private final String phone = "62" + (8_100_000_000L + System.nanoTime() % 100_000_000);

    @Test
    void aRowIsACustomerWithAVehicleAndItsVisit() {
        // When
        var answer = csv(TITLES + "Dewi;" + phone + ";" + first + ";Avanza;2021;20/11/2027\nDewi;" + phone + ";"
                + second.toLowerCase() + ";Jazz;;\nTanpa Mobil;;;;;\n");

        // Then
        answer.statusCode(200)
                .body("total", is(3))
                .body("imported", is(3))
                .body("failed", is(0))
                .body("dry_run", is(false))
                .body("rows.row", contains(2, 3, 4))
                .body("rows.status", contains("created", "created", "created"))
                .body("failures", empty());
        String vehicle = byPlate(first)
                .body("model", equalTo("Avanza"))
                .body("tahun", is(2021))
                .body("last_visit_date", equalTo("2027-11-20"))
                .body("next_visit_date", equalTo("2028-03-20"))
                .extract()
                .path("id");
        get("/vehicles/{id}/visits", vehicle).body("visited_on", contains("2027-11-20"));
        String owner = byPlate(second).body("no_pol", equalTo(second)).extract().path("customer_id");
        byPlate(first).body("customer_id", equalTo(owner));
        get("/customers/{id}", owner).body("nama", equalTo("Dewi")).body("hp", equalTo(phone));
    }

    @Test
    void everyVehicleIsToldOfAsIfItWereRegisteredAlone() {
        // Given
        try (var topic = new VehicleChangedTopic(bootstrapServers)) {

            // When
            csv(TITLES + "Dewi;" + phone + ";" + first + ";Avanza;2021;20/11/2027\n")
                    .body("imported", is(1));

            // Then
            String vehicle = byPlate(first).extract().path("id");
            var told = event(topic.of(vehicle, withVersion(1)).get(0));
            assertEquals("Dewi", told.getString("customer_nama"));
            assertEquals(phone, told.getString("customer_hp"));
            assertEquals("2028-03-20", told.getString("next_visit_date"));
        }
    }

    @Test
    void theSameFileAgainChangesNothing() {
        // Given
        String file = TITLES + "Dewi;" + phone + ";" + first + ";Avanza;2021;20/11/2027\nDewi;" + phone + ";;;;\n";
        csv(file).body("rows.status", contains("created", "unchanged"));
        FrontDesk.visited(byPlate(first).extract().path("id"), "2028-02-02");

        // When
        var again = csv(file.replace("Dewi", "DEWI"));

        // Then
        again.body("rows.status", contains("unchanged", "unchanged"))
                .body("imported", is(0))
                .body("unchanged", is(2));
        byPlate(first).body("last_visit_date", equalTo("2028-02-02"));
    }

    @Test
    void whatContradictsTheRegisterFailsWithItsField() {
        // Given
        registered(avanza(second), registered(budi()));

        // When
        var answer = csv(TITLES + "Dewi;" + phone + ";" + first + ";Avanza;2021;\nDewi;" + phone + ";" + first
                + ";Jazz;2021;\nDewi;" + phone + ";" + second + ";;;\nEka;" + phone + ";" + first + ";;;\n");

        // Then
        answer.body("rows.status", contains("created", "failed", "failed", "failed"))
                .body("failures.row", contains(3, 4, 5))
                .body("failures.field", contains("model", "no_pol", "no_pol"))
                .body("failures[0].error", startsWith("model: lain dari yang terdaftar"))
                .body("failures[1].error", equalTo("no_pol: sudah dipakai kendaraan lain"));
    }

    @Test
    void aBadRowFailsAloneAndTellsWhy() {
        // When
        var answer = file(
                "text/csv",
                (TITLES + ";abc;" + first + ";;;\nDewi;12;;;;\nDewi;;" + first + ";;21a;\nDewi;;" + first
                                + ";;;2027-02-29\nDewi;;;=1+1;;\nDewi;;!;;;\nDewi;;;;;;;x\nEka;" + phone + ";" + first
                                + ";;;\n")
                        .getBytes(StandardCharsets.UTF_8),
                "en");

        // Then
        answer.statusCode(200)
                .body("imported", is(1))
                .body("failures.row", contains(2, 3, 4, 5, 6, 7, 8))
                .body("failures.field", contains("hp", "hp", "tahun", "last_visit_date", "model", "no_pol", null))
                .body("failures[2].error", equalTo("tahun: must be a whole number"))
                .body("failures[3].error", startsWith("last_visit_date: must be an existing date"))
                .body("failures[6].error", startsWith("this row has more values"));
        byPlate(first).body("customer_id", notNullValue());
    }

    @Test
    void aDryRunAnswersTheSameAndKeepsNothing() {
        // Given
        String rows = "Dewi;" + phone + ";%s;Avanza;2021;20/11/2027\n";
        String file = TITLES
                + rows.formatted(first)
                + "X;;;;;\n".repeat(600)
                + rows.formatted(first).replace("Avanza", "Jazz")
                + rows.formatted(second);

        // When
        var rehearsal = upload().queryParam("dry_run", true)
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(IMPORT)
                .then();

        // Then
        rehearsal.statusCode(200).body("dry_run", is(true)).body("failures.row", contains(603));
        get("/vehicles/by-nopol/{plate}", first).statusCode(404);
        var real = csv(file).body("dry_run", is(false));
        List<?> rehearsed = rehearsal.extract().path("rows");
        assertEquals(rehearsed, real.extract().path("rows"));
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void whatIsExportedCanBeImported(SheetFormat format) {
        // Given
        String name = "=HYPERLINK(\"x\") & \u201CAni\u201D, " + phone;
        String owner =
                registered(with("nama", name, "hp", phone, "alamat", "Jl. A\nNo. 1", "tanggal_lahir", "1980-02-29"));
        registered(with(avanza(first), "last_visit_date", "2027-12-31", "service_interval_months", 6), owner);
        registered(with("nama", "Tanpa Mobil " + phone));

        // When
        var file = upload().queryParam("format", format.name().toLowerCase())
                .get("/customers/export")
                .then();

        // Then
        byte[] bytes = file.statusCode(200)
                .header("Content-Type", startsWith(format.mediaType()))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"pelanggan-2028-03-03."
                                + format.name().toLowerCase() + "\"")
                .extract()
                .asByteArray();
        file(format.mediaType(), bytes, "id")
                .statusCode(200)
                .body("rows.find { it.no_pol == '" + first + "' }.status", equalTo("unchanged"))
                .body("rows.find { it.no_pol == '" + first + "' }.nama", equalTo(name))
                .body("rows.find { it.nama == 'Tanpa Mobil " + phone + "' }.status", equalTo("unchanged"))
                .body("imported", is(0))
                .body("failures", empty());
        byPlate(first).body("next_visit_date", equalTo("2028-06-30"));
    }

    @Test
    void noSpreadsheetExecutesWhatIsExportedAsCsv() {
        // Given
        registered(with("nama", "@SUM(1)" + phone, "alamat", "-"));

        // When
        String csv = upload().get("/customers/export").then().extract().asString();

        // Then
        assertTrue(csv.contains("'@SUM(1)" + phone + "\",,-,"), csv);
    }

    @Test
    void theExportIsXlsxForWhoAcceptsThat() {
        upload().accept(SheetFormat.XLSX_TYPE)
                .get("/customers/export")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(".xlsx"));
        upload().queryParam("format", "pdf")
                .get("/customers/export")
                .then()
                .statusCode(400)
                .body("errors.field", contains("format"));
    }

    @Test
    void aFileThatCannotBeReadIsRefusedAsAWhole() {
        csv("").statusCode(400).body("message", startsWith("File kosong"));
        csv("No Pol\nB 1\n").statusCode(400).body("message", endsWith("yang wajib tetapi tidak ada: nama"));
        file(SheetFormat.XLSX_TYPE, new byte[] {1, 2, 3}, "id").statusCode(400);
        file("application/json", "[]".getBytes(StandardCharsets.UTF_8), "id").statusCode(415);
        csv("nama\n").statusCode(200).body("rows", hasSize(0)).body("total", is(0));
        given().contentType("text/csv").body("nama\nX\n").post(IMPORT).then().statusCode(401);
    }

    @ParameterizedTest
    @EnumSource(HostileXlsx.class)
    void aFileThatIsMadeToDoHarmIsRefused(HostileXlsx file) {
        // When
        var answer = file(SheetFormat.XLSX_TYPE, file.bytes(), "id");

        // Then
        answer.statusCode(400).body("success", is(false));
    }

    @Test
    void twoWhoImportTheSameAtOnceDoNotRegisterItTwice() {
        // Given
        StringBuilder rows = new StringBuilder(TITLES);
        String[] plates = new String[600];
        for (int i = 0; i < plates.length; i++) {
            plates[i] = freePlate();
            rows.append("P")
                    .append(i)
                    .append(';')
                    .append(phone)
                    .append(';')
                    .append(plates[i])
                    .append(";;;\n");
        }

        // When
        var statuses = AtOnce.call(List.of(1, 2), who -> csv(rows.toString()).body("failed", is(0)));

        // Then
        assertEquals(List.of(200, 200), statuses);
        byPlate(plates[599]).body("no_pol", equalTo(plates[599]));
    }

    @Test
    void anImportIsAnsweredWhenItIsPublishedHoweverLongThatTakes() {
        // Given
        await().until(() -> unpublished() == 0);
        var otherReplica = pool.getConnectionAndAwait();
        otherReplica.query("SELECT pg_advisory_lock(hashtext('outbox table'))").executeAndAwait();

        // When
        var answer = CompletableFuture.supplyAsync(() -> csv(TITLES + "Budi;" + phone + ";" + first + ";;;"));
        await().until(() -> unpublished() == 1);

        // Then
        await().during(Duration.ofMillis(800)).until(() -> !answer.isDone());
        otherReplica
                .query("SELECT pg_advisory_unlock(hashtext('outbox table'))")
                .executeAndAwait();
        otherReplica.closeAndAwait();
        answer.join().body("imported", is(1));
        assertEquals(0, unpublished());
    }

    private long unpublished() {
        return pool.query("SELECT count(*) FROM outbox")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void whoLeavesAfterTheUploadDoesNotStopTheImport() throws IOException {
        // Given
        String guest = "Tamu " + first + " ";
        String file = "nama\n"
                + IntStream.rangeClosed(1, 8_000)
                        .mapToObj(number -> guest + number)
                        .collect(Collectors.joining("\n"));
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST " + IMPORT + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TestTokens.agent()
                                    + "\r\nContent-Type: text/csv\r\nContent-Length: " + file.length() + "\r\n\r\n"
                                    + file)
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(IMPORTED).pollInterval(Duration.ofMillis(5)).until(() -> isRegistered(guest + 1));

            // When
        }

        // Then
        await().atMost(IMPORTED).until(() -> isRegistered(guest + 8_000));
    }

    private static boolean isRegistered(String name) {
        return !get("/customers?size=1&q={name}", name)
                .extract()
                .jsonPath()
                .getList("")
                .isEmpty();
    }

    private static ValidatableResponse byPlate(String plate) {
        return get("/vehicles/by-nopol/{plate}", plate).statusCode(200);
    }

    private static ValidatableResponse csv(String text) {
        return file("text/csv", text.getBytes(StandardCharsets.UTF_8), "id");
    }

    private static ValidatableResponse file(String type, byte[] bytes, String language) {
        return upload().header("Accept-Language", language)
                .contentType(type)
                .body(bytes)
                .post(IMPORT)
                .then();
    }

    private static RequestSpecification upload() {
        return given().auth().oauth2(TestTokens.agent());
    }
}
