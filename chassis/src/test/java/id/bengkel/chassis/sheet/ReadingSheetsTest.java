package id.bengkel.chassis.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.error.Problem;
import id.bengkel.chassis.error.ProblemException;
import id.bengkel.chassis.json.StrictJson;
import id.bengkel.chassis.upload.Upload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingSheetsTest {

    private static final Columns COLUMNS = Columns.of(
                    Column.text("nama", "customer_name").asRequired(),
                    Column.text("no_pol", "nopol", "plate"),
                    Column.text("hp"),
                    Column.wholeNumber("tahun"),
                    Column.date("next_service"),
                    Column.bool("sold", "terjual"))
            .orJson("customers");

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void takeJsonAtItsWord() {
        new StrictJson().customize(JSON);
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Nama,No. Pol,HP", "CUSTOMER NAME;NoPol;hp", "customer_name\tno_pol\tHp"})
    void titlesAndSeparatorsMayBeWrittenAsPeopleWriteThem(String titles) throws IOException {
        // When
        String separator = titles.replaceAll(".*?([,;\t]).*", "$1");
        var rows = csv(titles + "\r\n" + String.join(separator, "Budi", "B 1 X", "+62 812-3456-789") + "\r\n");

        // Then
        assertEquals(1, rows.size());
        assertEquals(2, rows.get(0).number());
        assertEquals("Budi", rows.get(0).shown("nama"));
        assertEquals("B 1 X", rows.get(0).shown("no_pol"));
        assertEquals("+62 812-3456-789", rows.get(0).shown("hp"));
    }

    @Test
    void aFirstLineMayTellTheSeparator() throws IOException {
        // When
        var rows = csv("\uFEFFsep=;\r\nnama;a,b,c,d;hp\r\nBudi;x;1\r\n");

        // Then
        assertEquals(2, rows.get(0).number());
        assertEquals("1", rows.get(0).shown("hp"));
    }

    @Test
    void rowsHaveTheNumbersThatASpreadsheetShows() throws IOException {
        // When
        var rows = csv("\uFEFFnama,lain,hp\n\nBudi,x,1\n,,\n\"Siti\nAminah\",\"a \"\"b\"\"\"\nJoko,x,2,\nEka,x,3,4\n");

        // Then
        assertEquals(List.of(3, 5, 6, 7), rows.stream().map(SheetRow::number).toList());
        assertEquals("Siti\nAminah", rows.get(1).shown("nama"));
        assertNull(rows.get(1).shown("hp"));
        assertNull(rows.get(2).failure());
        assertEquals(SheetProblem.TOO_MANY_VALUES, rows.get(3).failure().problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=HYPERLINK(\"x\")", "@SUM(A1)", "+cmd|'/c calc'!A0", "-2+3+cmd", "\t=1", "＝1+1"})
    void aFormulaInCsvIsAnErrorOfItsRow(String formula) throws IOException {
        // When
        var row = csv("nama\n\"" + formula.replace("\"", "\"\"") + "\"\n").get(0);

        // Then
        assertEquals(SheetProblem.FORMULA, row.failure().problem());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"+62 812-3456-789, +62 812-3456-789", "-, -", "-5, -5", "'=1+1, =1+1", "O'Neil, O'Neil"})
    void whatOnlyLooksLikeAFormulaIsTaken(String cell, String text) throws IOException {
        // When
        var row = csv("nama\n" + cell + "\n").get(0);

        // Then
        assertNull(row.failure());
        assertEquals(text, row.shown("nama"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15, 2026-01-15",
        "2026-01-15 00:00:00, 2026-01-15",
        "15/01/2026, 2026-01-15",
        "5-1-2026, 2026-01-05",
        "46037, 2026-01-15",
        "46037.0, 2026-01-15",
        "2026-02-30, 2026-02-30",
        "31/02/2026, 31/02/2026",
        "01/15/2026, 01/15/2026",
        "besok, besok"
    })
    void datesAreReadDayFirstAndWhatIsNoneStaysAsItIs(String written, String read) throws IOException {
        // When
        var row = csv("nama,next_service\nBudi," + written + "\n").get(0);

        // Then
        assertEquals(read, row.shown("next_service"));
    }

    @Test
    void valuesHaveTheTypeOfTheirColumn() throws IOException {
        // When
        var row = csv("nama,tahun,terjual\n1234,2021,Ya\n").get(0);

        // Then
        assertTrue(row.values().get("nama").isTextual());
        assertTrue(row.values().get("tahun").isInt());
        assertTrue(row.values().get("sold").booleanValue());
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, 1", "UTF-16, 1", "windows-1252, 3"})
    void anotherEncodingIsNamedWithItsLine(String encoding, String line) {
        // When
        var refused = assertThrows(
                ProblemException.class,
                () -> read("text/csv", "", "nama,hp\nBudi,1\nJosé,2\n".getBytes(Charset.forName(encoding))));

        // Then
        assertEquals(SheetProblem.NOT_UTF8, refused.problem());
        assertTrue(refused.in(Locale.ENGLISH).startsWith("Line " + line + " "));
    }

    @Test
    void aFileThatIsNoSheetIsRefusedAsAWhole() {
        assertEquals(SheetProblem.EMPTY, refusal(""));
        assertEquals(SheetProblem.EMPTY, refusal("\n \n,,\n"));
        assertEquals(SheetProblem.MISSING_COLUMNS, refusal("no_pol,hp\nB 1,0812\n"));
        assertEquals(SheetProblem.REPEATED_COLUMN, refusal("nama,No Pol,nopol\n"));
        assertEquals(SheetProblem.NOT_CSV, refusal("nama\n\"Budi\nSiti\n"));
        assertEquals(SheetProblem.ROW_TOO_LONG, refusal("nama\n" + "x".repeat(40_000)));
        assertEquals(SheetProblem.TOO_MANY_COLUMNS, refusal("nama" + ",".repeat(1_000_000)));
        assertEquals(SheetProblem.TOO_MANY_ROWS, refusal("nama\n" + "x\n".repeat(100_001)));
    }

    @Test
    void jsonIsAnArrayOrAnObjectWithOne() throws IOException {
        // When
        var bare = json("[{\"Customer Name\":\"Budi\",\"tahun\":\"2021\",\"x\":1},7,null,{\"nama\":{\"a\":[]}}]");
        var wrapped = json("{\"a\":[{}],\"customers\":[{\"nama\":\"Siti\"}],\"b\":{}}");

        // Then
        assertEquals(List.of(1, 2, 3, 4), bare.stream().map(SheetRow::number).toList());
        assertEquals("Budi", bare.get(0).shown("nama"));
        assertTrue(bare.get(0).values().get("tahun").isTextual());
        assertEquals(SheetProblem.NOT_AN_OBJECT, bare.get(1).failure().problem());
        assertEquals(SheetProblem.NOT_AN_OBJECT, bare.get(2).failure().problem());
        assertEquals("Siti", wrapped.get(0).shown("nama"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[{\"nama\":\"Budi\"},",
                "[{\"nama\":\"Budi\"}]]",
                "[{]",
                "{\"x\":1}",
                "{\"customers\":7}",
                "{\"customers\":[],\"customers\":[]}",
                "7"
            })
    void jsonThatIsBrokenAnywhereIsRefusedAsAWhole(String text) {
        assertThrows(ProblemException.class, () -> json(text));
    }

    @Test
    void aRowOfJsonHasItsMeasure() {
        // When
        var refused = assertThrows(ProblemException.class, () -> json("[{\"nama\":[" + "1,".repeat(100_000) + "1]}]"));

        // Then
        assertEquals(SheetProblem.ROW_TOO_LONG, refused.problem());
    }

    private Problem refusal(String text) {
        return assertThrows(ProblemException.class, () -> csv(text)).problem();
    }

    private List<SheetRow> csv(String text) throws IOException {
        return read("text/csv", "", text.getBytes(StandardCharsets.UTF_8));
    }

    private List<SheetRow> json(String text) throws IOException {
        return read("application/json", "", text.getBytes(StandardCharsets.UTF_8));
    }

    private List<SheetRow> read(String type, String name, byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "sheet", ""), bytes);
        List<SheetRow> rows = new ArrayList<>();
        try (RowReader reader = Sheet.of(new Upload(file, type, name), COLUMNS, new ObjectMapper())
                .open()) {
            for (SheetRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
