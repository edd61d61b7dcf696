package id.bengkel.chassis.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.error.Problem;
import id.bengkel.chassis.error.ProblemException;
import id.bengkel.chassis.upload.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingXlsxTest {

    private static final Columns COLUMNS =
            Columns.of(Column.text("nama").asRequired(), Column.text("hp"), Column.date("next_service"));
    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
    private static final String RELATION =
            "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>";

    @TempDir
    Path folder;

    @Test
    void cellsAreReadAsPeopleSeeThem() throws IOException {
        // Given
        var bytes = new ByteArrayOutputStream();
        var workbook = new Workbook(bytes, "Excel", "16.0");
        var sheet = workbook.newWorksheet("Sheet1");
        sheet.value(1, 0, "Nama");
        sheet.value(1, 1, "HP");
        sheet.value(1, 2, "Lain");
        sheet.value(1, 3, "Next Service");
        sheet.value(3, 0, "Budi & Söhne");
        sheet.value(3, 1, 8123456789L);
        sheet.value(3, 3, LocalDate.of(2026, 1, 15));
        sheet.style(3, 3).format("yyyy-mm-dd").set();
        sheet.value(4, 0, "=1+1");
        sheet.value(4, 3, 46037);
        sheet.inlineString(5, 0, "Siti");
        sheet.value(5, 3, "31/01/2026");
        workbook.finish();

        // When
        var rows = read(bytes.toByteArray());

        // Then
        assertEquals(List.of(4, 5, 6), rows.stream().map(SheetRow::number).toList());
        assertEquals(
                "{\"nama\":\"Budi & Söhne\",\"hp\":\"8123456789\",\"next_service\":\"2026-01-15\"}", values(rows, 0));
        assertEquals("{\"nama\":\"=1+1\",\"next_service\":\"2026-01-15\"}", values(rows, 1));
        assertEquals("{\"nama\":\"Siti\",\"next_service\":\"2026-01-31\"}", values(rows, 2));
    }

    @Test
    void aFormulaCountsAsItsResultIfItHasOne() throws IOException {
        // When
        var rows = read(
                xlsx(rows("<c t=\"str\"><f>UPPER(\"a\")</f><v>BUDI</v></c><c><v>8.12E9</v></c>", "<c><f>A1</f></c>")));

        // Then
        assertEquals("{\"nama\":\"BUDI\",\"hp\":\"8120000000\"}", values(rows, 0));
        assertEquals(SheetProblem.FORMULA_WITHOUT_VALUE, rows.get(1).failure().problem());
    }

    @Test
    void aRowMayHaveFewerOrMoreValuesThanTitles() throws IOException {
        // When
        var rows = read(
                xlsx(rows("<c r=\"A2\" t=\"s\"><v>1</v></c>", "<c r=\"A3\"><v>1</v></c><c r=\"D3\"><v>2</v></c>")));

        // Then
        assertNull(rows.get(0).failure());
        assertEquals("{\"nama\":\"Joko\"}", values(rows, 0));
        assertEquals(SheetProblem.TOO_MANY_VALUES, rows.get(1).failure().problem());
    }

    @Test
    void theFirstVisibleSheetCountsAndItsCalendar() throws IOException {
        // When
        var rows = read(zip(
                "_rels/.rels",
                RELATIONS.formatted(RELATION.formatted("r", "officeDocument", "/xl/w.xml")),
                "xl/_rels/w.xml.rels",
                RELATIONS.formatted(
                        RELATION.formatted("a", "worksheet", "a.xml") + RELATION.formatted("b", "worksheet", "b.xml")),
                "xl/w.xml",
                "<workbook xmlns:r=\"x\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"1\" r:id=\"a\" state=\"hidden\"/>"
                        + "<sheet name=\"2\" r:id=\"b\"/></sheets></workbook>",
                "xl/a.xml",
                "<worksheet/>",
                "xl/b.xml",
                "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>nama</t></is></c>"
                        + "<c t=\"inlineStr\"><is><r><t>next</t></r><r><t>service</t></r></is></c></row>"
                        + "<row><c><v>1</v></c><c><v>44575</v></c></row></sheetData></worksheet>"));

        // Then
        assertEquals("{\"nama\":\"1\",\"next_service\":\"2026-01-15\"}", values(rows, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c t=\"s\"><v>2000000000</v></c>",
                "<c t=\"s\"><v>-1</v></c>",
                "<c t=\"s\"><v>x</v></c>",
                "<c r=\"ZZZZZZZ2\"><v>1</v></c>",
                "<c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c>",
                "<c><v>1</v>",
                "<c><v>&x;</v></c>"
            })
    void cellsThatCannotBeAreRefused(String cells) {
        assertThrows(ProblemException.class, () -> read(xlsx(rows(cells))));
    }

    @Test
    void whatIsNoXlsxIsRefused() throws IOException {
        byte[] whole = xlsx(rows("<c><v>1</v></c>"));
        assertEquals(SheetProblem.NOT_XLSX, refusal("just text".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(SheetProblem.NOT_XLSX, refusal("PK\3\4 and nothing".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(SheetProblem.NOT_XLSX, refusal(Arrays.copyOf(whole, whole.length / 2)));
        assertEquals(SheetProblem.NOT_XLSX, refusal(zip("readme.txt", "a zip, but no sheet")));
        assertEquals(SheetProblem.OLD_EXCEL, refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}));
    }

    @Test
    void aDocumentTypeIsRefusedWithItsEntities() {
        assertEquals(
                SheetProblem.NOT_XLSX,
                refusal(xlsx("<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + rows("<c><v>&x;</v></c>"))));
        assertEquals(SheetProblem.NOT_XLSX, refusal(xlsx("<!DOCTYPE x []>" + rows("<c><v>1</v></c>"))));
    }

    @Test
    void aBombDoesNotGoOff() throws IOException {
        assertEquals(SheetProblem.UNPACKS_TOO_LARGE, refusal(xlsx(rows(bomb("<c a=\"%s\"><v>1</v></c>", 10_000_000)))));
        assertEquals(
                SheetProblem.UNPACKS_TOO_LARGE, refusal(xlsx(rows(bomb("<c t=\"str\"><v>%s</v></c>", 10_000_000)))));
        assertEquals(SheetProblem.TOO_MANY_COLUMNS, refusal(xlsx(rows("<c/>".repeat(1_000_000)))));
        assertEquals(
                SheetProblem.TOO_MANY_ROWS,
                refusal(xlsx("<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row>"
                        + "<row><c><v>1</v></c></row>".repeat(100_001) + "</sheetData></worksheet>")));
        assertEquals(
                SheetProblem.UNPACKS_TOO_LARGE,
                refusal(zip(IntStream.range(0, 4_002).mapToObj(String::valueOf).toArray(String[]::new))));
    }

    private static String bomb(String around, int size) {
        return around.formatted("x".repeat(size));
    }

    /** Rows below titles. */
    private static String rows(String... rows) {
        return "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>2</v></c></row><row>"
                + String.join("</row><row>", rows) + "</row></sheetData></worksheet>";
    }

    private static byte[] xlsx(String sheet) {
        return zip(
                "_rels/.rels",
                RELATIONS.formatted(RELATION.formatted("r", "officeDocument", "xl/workbook.xml")),
                "xl/_rels/workbook.xml.rels",
                RELATIONS.formatted(RELATION.formatted("s", "worksheet", "sheet.xml")
                        + RELATION.formatted("t", "sharedStrings", "strings.xml")),
                "xl/workbook.xml",
                "<workbook xmlns:r=\"x\"><sheets><sheet name=\"1\" r:id=\"s\"/></sheets></workbook>",
                "xl/strings.xml",
                "<sst><si><t>nama</t></si><si><r><t>Jo</t></r><r><t>ko</t></r><rPh><t>x</t></rPh></si>"
                        + "<si><t>hp</t></si></sst>",
                "xl/sheet.xml",
                sheet);
    }

    private static byte[] zip(String... namesAndContents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i + 1 < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                write(namesAndContents[i + 1], zip);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(String text, OutputStream zip) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Problem refusal(byte[] bytes) {
        return assertThrows(ProblemException.class, () -> read(bytes)).problem();
    }

    private static String values(List<SheetRow> rows, int index) {
        return rows.get(index).values().toString();
    }

    private List<SheetRow> read(byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "sheet", ""), bytes);
        List<SheetRow> rows = new ArrayList<>();
        try (RowReader reader = Sheet.of(new Upload(file, SheetFormat.XLSX_TYPE, ""), COLUMNS, new ObjectMapper())
                .open()) {
            for (SheetRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
