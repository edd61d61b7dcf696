package id.bengkel.local.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Spreadsheets that are made to do harm to whoever reads them. */
public enum HostileXlsx {
    /** A thousand times as large when it is unpacked. */
    BOMB("", "x".repeat(1_000), 50_000),
    BILLION_LAUGHS(
            "<!DOCTYPE x [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>", "&c;"),
    EXTERNAL_ENTITY("<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;"),
    OTHERS_DOCUMENT_TYPE("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">", "x");

    private static final String RELATION =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\""
                    + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>"
                    + "</Relationships>";

    private static final Map<String, String> PARTS = Map.of(
            "_rels/.rels",
            RELATION.formatted("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels",
            RELATION.formatted("worksheet", "sheet.xml"),
            "xl/workbook.xml",
            "<workbook xmlns:r=\"x\"><sheets><sheet name=\"1\" r:id=\"r\"/></sheets></workbook>");

    private final String type;
    private final String text;
    private final int times;

    HostileXlsx(String type, String text) {
        this(type, text, 1);
    }

    HostileXlsx(String type, String text, int times) {
        this.type = type;
        this.text = text;
        this.times = times;
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : PARTS.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                write(part.getValue(), zip);
            }
            zip.putNextEntry(new ZipEntry("xl/sheet.xml"));
            write(type + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>", zip);
            for (int time = 0; time < times; time++) {
                write(text, zip);
            }
            write("</t></is></c></row></sheetData></worksheet>", zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(String text, ZipOutputStream zip) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
