package id.bengkel.reminder.manual;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.chassis.sheet.SheetFormat;
import id.bengkel.local.test.HostileXlsx;
import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import id.bengkel.reminder.ReminderWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class ImportingManualCustomersTest {

    private static final String IMPORT = "/manual-whatsapp/bulk-import";
    /** Others at work on this machine, or killed there, leave uploads in the same folder. */
    private static final AtomicInteger PLATE = new AtomicInteger(new SecureRandom().nextInt(100_000_000));

    private final ReminderWorld world;
    private final ManualDesk desk;

    private final String first = freePlate();
    private final String second = freePlate();
    private final String token = TestTokens.agent();

    ImportingManualCustomersTest(ReminderWorld world, ManualDesk desk) {
        this.world = world;
        this.desk = desk;
    }

    @Test
    void aJsonArrayIsImportedAsDocumented() {
        // When
        var answer = json("[" + customer("Bapak Joko", first) + "," + customer("Ibu Siti", second) + "]");

        // Then
        answer.statusCode(200)
                .body("size()", is(3))
                .body("success", is(true))
                .body("data.size()", is(4))
                .body("data.total", is(2))
                .body("data.imported", is(2))
                .body("data.failed", is(0))
                .body("data.failures", empty())
                .body("message", equalTo("Import selesai. 2 berhasil, 0 gagal"));
        desk.get("by-nopol/{plate}", first.toLowerCase())
                .statusCode(200)
                .body("customer_name", equalTo("Bapak Joko"))
                .body("no_hp", equalTo("628123456789"))
                .body("next_service", equalTo("2026-01-15"))
                .body("is_active", is(1))
                .body("reminder_sent_count", is(0));
    }

    @Test
    void anObjectWithCustomersIsTheSame() {
        json("{\"customers\":[" + customer("Bapak Joko", first) + "]}")
                .statusCode(200)
                .body("data.imported", is(1));
    }

    @Test
    void aBadElementFailsAlone() {
        // When
        var answer = json("[" + customer("Bapak Joko", first) + ",7,null,{\"customer_name\":5,\"nopol\":\"B 1\"},"
                + "{\"customer_name\":\"Ibu Siti\",\"nopol\":null,\"no_hp\":\"abc\"}," + customer("Pak Budi", second)
                + "]");

        // Then
        answer.statusCode(200)
                .body("data.imported", is(2))
                .body("data.failures.row", contains(2, 3, 4, 5))
                .body("data.failures[0].error", equalTo("harus berupa objek"))
                .body("data.failures[2].error", equalTo("customer_name: harus berupa teks biasa"))
                .body("data.failures[3].customer_name", equalTo("Ibu Siti"))
                .body("data.failures[3].nopol", nullValue())
                .body("data.failures[3].error", equalTo("no_hp: bukan nomor telepon yang valid"));
        desk.get("by-nopol/{plate}", second).statusCode(200);
    }

    @Test
    void malformedJsonImportsNothing() {
        // When
        var answer = json("[" + customer("Bapak Joko", first) + ",{\"customer_name\":]");

        // Then
        answer.statusCode(400).body("message", containsString("sesudah baris 2; tidak ada yang diimpor"));
        desk.get("by-nopol/{plate}", first).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "Nama;No Pol;No HP;Last Service;Next Service;Notes",
        "customer_name;nopol;no_hp;last_service;next_service;notes"
    })
    void csvHasTitlesAsInTheWorkshopsSheets(String titles) {
        // When
        var answer = csv(titles + "\r\nBapak Joko;" + first + ";0812-3456-789;;15/01/2026;\"VIP;\nlama\"\r\n");

        // Then
        answer.statusCode(200).body("data.imported", is(1)).body("data.failures", empty());
        desk.get("by-nopol/{plate}", first)
                .body("no_hp", equalTo("628123456789"))
                .body("last_service", nullValue())
                .body("next_service", equalTo("2026-01-15"))
                .body("notes", equalTo("VIP;\nlama"));
    }

    @Test
    void everyBadRowOfACsvIsNamedWithItsNumberAndReason() {
        // Given
        desk.add(ManualDesk.joko("nopol", second)).statusCode(201);

        // When
        var answer = world.agent()
                .header("Accept-Language", "en")
                .contentType("text/csv")
                .body("Nama,No Pol,No HP,Next Service,Lain\nJoko," + first + ",0812345678,2026-01-15,x\nSiti,"
                        + first.toLowerCase().replace(" ", "") + ",0812345679,2026-01-15\nBudi," + second
                        + ",0812345679,\nEka,B 5 EK,0812345679,2026-02-30\n=A1,B 6,0812345679,2026-02-28\n,B 7\n")
                .post(IMPORT)
                .then();

        // Then
        answer.statusCode(200)
                .body("message", equalTo("Import finished. 1 imported, 5 failed"))
                .body("data.failures.row", contains(3, 4, 5, 6, 7))
                .body("data.failures.customer_name", contains("Siti", "Budi", "Eka", null, null))
                .body("data.failures[0].error", equalTo("nopol: belongs to another manual customer already"))
                .body("data.failures[1].error", equalTo("nopol: belongs to another manual customer already"))
                .body("data.failures[2].error", startsWith("next_service: must be an existing date"))
                .body("data.failures[3].error", startsWith("customer_name: formulas are not accepted"))
                .body("data.failures[4].error", equalTo("customer_name: must not be blank; no_hp: must not be null"));
    }

    @Test
    void anXlsxIsImportedRawOrUploaded() {
        // When
        var raw = world.agent()
                .contentType(SheetFormat.XLSX_TYPE)
                .body(xlsx(first))
                .post(IMPORT)
                .then();
        var uploaded = world.agent()
                .multiPart("file", "Data Pelanggan.XLSX", xlsx(second))
                .post(IMPORT)
                .then();

        // Then
        raw.statusCode(200).body("data.imported", is(1));
        uploaded.statusCode(200).body("data.imported", is(1));
        desk.get("by-nopol/{plate}", second).statusCode(200).body("next_service", equalTo("2026-01-15"));
    }

    @Test
    void aCsvIsUploadedAsSpreadsheetUsersDo() {
        world.agent()
                .multiPart("catatan", "bukan file")
                .multiPart(
                        "data", "data.csv", csvOf(first).getBytes(StandardCharsets.UTF_8), "application/vnd.ms-excel")
                .post(IMPORT)
                .then()
                .statusCode(200)
                .body("data.imported", is(1));
    }

    @Test
    void ofTwoFilesInAFormNoneIsLeftOutSilently() {
        // When
        var answer = world.agent()
                .multiPart("satu", "januari.csv", csvOf(first).getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("dua", "februari.csv", csvOf(second).getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(IMPORT)
                .then();

        // Then
        answer.statusCode(400).body("errors.field", contains("file"));
        desk.get("by-nopol/{plate}", first).statusCode(404);
    }

    @Test
    void aFileThatCannotBeReadIsRefusedAsAWhole() {
        csv("").statusCode(400).body("message", startsWith("File kosong"));
        csv("Nama,No HP\nJoko,0812345678\n")
                .statusCode(400)
                .body("message", endsWith("yang wajib tetapi tidak ada: nopol"));
        world.agent().multiPart("x", "y").post(IMPORT).then().statusCode(400).body("errors.field", contains("file"));
        world.agent()
                .contentType(SheetFormat.XLSX_TYPE)
                .body("no xlsx".getBytes(StandardCharsets.UTF_8))
                .post(IMPORT)
                .then()
                .statusCode(400)
                .body("message", equalTo("File ini bukan XLSX yang dapat dibaca"));
        world.agent()
                .contentType("text/csv")
                .body(csvOf(first).replace("Joko", "José").getBytes(StandardCharsets.ISO_8859_1))
                .post(IMPORT)
                .then()
                .statusCode(400)
                .body("message", startsWith("Baris 2 bukan teks UTF-8"));
        world.agent().contentType("text/plain").body("x").post(IMPORT).then().statusCode(415);
        desk.get("by-nopol/{plate}", first).statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(HostileXlsx.class)
    void aFileThatIsMadeToDoHarmIsRefused(HostileXlsx file) {
        // When
        var answer = world.agent()
                .contentType(SheetFormat.XLSX_TYPE)
                .body(file.bytes())
                .post(IMPORT)
                .then();

        // Then
        answer.statusCode(400).body("success", is(false));
    }

    @Test
    void tenThousandRowsOfThirtyMegabytesAreOneRequest() throws Exception {
        // Given
        byte[] padding = "x".repeat(3_000).getBytes(StandardCharsets.UTF_8);
        Stream<byte[]> rows = IntStream.range(0, 10_000)
                .mapToObj(
                        i -> ("\nJoko," + first + i + ",081234" + (10_000 + i) + ",").getBytes(StandardCharsets.UTF_8))
                .flatMap(row -> Stream.of(row, padding));

        // When
        var answer = chunked(Stream.concat(Stream.of("Nama,No Pol,No HP,Lain".getBytes(StandardCharsets.UTF_8)), rows));

        // Then
        assertEquals(200, answer.statusCode());
        assertEquals(10_000, JsonPath.from(answer.body()).getInt("data.imported"), answer.body());
    }

    @Test
    void moreThanThatIsTooLargeAlsoWithoutAnnouncement() throws Exception {
        // When
        var answer = chunked(Stream.generate(() -> new byte[1024 * 1024]).limit(33));

        // Then
        assertEquals(413, answer.statusCode());
        assertEquals(
                "Isi permintaan terlalu besar", JsonPath.from(answer.body()).getString("message"));
    }

    @Test
    void otherBodiesKeepTheirLimit() {
        desk.agent()
                .body(new byte[1024 * 1024 + 1])
                .post("/manual-whatsapp")
                .then()
                .statusCode(413);
    }

    @Test
    void aRepeatedImportIsAnsweredAsTheFirst() {
        // Given
        byte[] sheet = csvOf(first).getBytes(StandardCharsets.UTF_8);
        byte[] book = xlsx(second);
        once(first).contentType("text/csv").body(sheet).post(IMPORT).then().body("data.imported", is(1));
        once(second).multiPart("f", "b.xlsx", book).post(IMPORT).then().body("data.imported", is(1));

        // When
        var repeat = once(first).contentType("text/csv").body(sheet).post(IMPORT);
        var uploadedAgain = once(second).multiPart("f", "b.xlsx", book).post(IMPORT);

        // Then
        repeat.then().statusCode(200).header("Idempotency-Replayed", "true").body("data.imported", is(1));
        uploadedAgain
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("data.imported", is(1));
        once(first)
                .contentType("text/csv")
                .body(csvOf(second))
                .post(IMPORT)
                .then()
                .statusCode(409);
        once(second).multiPart("f", "b.xlsx", xlsx(first)).post(IMPORT).then().statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoLeavesInTheMidstOfAnUploadHasSentNothing(boolean once) throws IOException {
        // Given
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST " + IMPORT + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TestTokens.agent()
                                    + "\r\nContent-Type: text/csv\r\nContent-Length: 99999\r\n"
                                    + (once ? "Idempotency-Key: " + first + "\r\n" : "") + "\r\n" + csvOf(first))
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> uploadsWith(first) == 1);

            // When
        }

        // Then
        await().until(() -> uploadsWith(first) == 0);
        desk.get("by-nopol/{plate}", first).statusCode(404);
    }

    private RequestSpecification once(String key) {
        return RestAssured.given().auth().oauth2(token).header("Idempotency-Key", key);
    }

    private static long uploadsWith(String plate) throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().endsWith(".upload") && holds(file, plate))
                    .count();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }

    private HttpResponse<String> chunked(Stream<byte[]> body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + IMPORT))
                .header("Authorization", "Bearer " + TestTokens.agent())
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(body::iterator))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private ValidatableResponse json(String body) {
        return desk.agent().body(body).post(IMPORT).then();
    }

    private ValidatableResponse csv(String body) {
        return world.agent()
                .contentType("text/csv")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(IMPORT)
                .then();
    }

    private static String csvOf(String plate) {
        return "Nama,No Pol,No HP\nJoko," + plate + ",0812345678\n";
    }

    private static String customer(String name, String plate) {
        return "{\"customer_name\":\"%s\",\"nopol\":\"%s\",\"no_hp\":\"08123456789\",\"next_service\":\"2026-01-15\"}"
                .formatted(name, plate);
    }

    private static byte[] xlsx(String plate) {
        var writer = SheetFormat.XLSX.writer(List.of("Nama", "No Pol", "No HP", "Next Service"));
        var rows = List.of(List.<Object>of("Joko", plate, 812345678L, LocalDate.of(2026, 1, 15)));
        return Buffer.buffer()
                .appendBuffer(writer.write(rows))
                .appendBuffer(writer.end())
                .getBytes();
    }

    private static String freePlate() {
        return "M " + PLATE.incrementAndGet() + " IMP";
    }
}
