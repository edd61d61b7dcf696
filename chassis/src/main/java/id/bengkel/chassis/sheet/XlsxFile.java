package id.bengkel.chassis.sheet;

import id.bengkel.chassis.error.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/** An XLSX file: a zip of XML parts that point to each other. */
final class XlsxFile implements Closeable {

    private static final int MAX_PARTS = 2000;
    /** What old Excel files begin with, and new ones that are encrypted. */
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final byte[] ZIP = "PK".getBytes(StandardCharsets.US_ASCII);

    private final ZipFile zip;
    private final GuardedPart.Budget budget = new GuardedPart.Budget();
    private SharedStrings strings;
    private boolean startsIn1904;

    private XlsxFile(ZipFile zip) {
        this.zip = zip;
    }

    /** Whether a file begins as an XLSX does. Fails for those of old spreadsheet programs. */
    static boolean isXlsx(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] start = bytes.readNBytes(OLE.length);
            if (startsWith(start, OLE)) {
                throw SheetProblem.OLD_EXCEL.failure();
            }
            return startsWith(start, ZIP);
        }
    }

    static XlsxFile open(Path file) throws IOException {
        ZipFile zip = readable(() -> new ZipFile(file.toFile()));
        if (zip.size() > MAX_PARTS) {
            zip.close();
            throw SheetProblem.UNPACKS_TOO_LARGE.failure();
        }
        return new XlsxFile(zip);
    }

    /** The first sheet that is visible. */
    XmlPart firstSheet() throws IOException, XMLStreamException {
        String workbook = target(relations(""), "/officeDocument", "");
        List<Relation> relations = relations(workbook);
        String folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        String id = null;
        try (XmlPart xml = part(workbook)) {
            while (id == null && xml.nextElement()) {
                if (xml.starts("workbookPr")) {
                    startsIn1904 = List.of("1", "true").contains(xml.attribute("date1904"));
                } else if (xml.starts("sheet") && !xml.attribute("state").endsWith("idden")) {
                    id = xml.attribute("id");
                }
            }
        }
        String strings = target(relations, "/sharedStrings", folder);
        this.strings = new SharedStrings(zip, strings.isEmpty() ? null : entry(strings), budget);
        return part(target(relations, id, folder));
    }

    SharedStrings strings() {
        return strings;
    }

    boolean startsIn1904() {
        return startsIn1904;
    }

    private List<Relation> relations(String of) throws IOException, XMLStreamException {
        int name = of.lastIndexOf('/') + 1;
        List<Relation> relations = new ArrayList<>();
        try (XmlPart xml = part(of.substring(0, name) + "_rels/" + of.substring(name) + ".rels")) {
            while (xml.nextElement()) {
                if (xml.starts("Relationship") && relations.size() < MAX_PARTS) {
                    relations.add(new Relation(xml.attribute("Id"), xml.attribute("Type"), xml.attribute("Target")));
                }
            }
        }
        return relations;
    }

    /** The part that a relation of this id or type leads to; empty when there is none. */
    private static String target(List<Relation> relations, String idOrType, String folder) {
        return relations.stream()
                .filter(relation -> relation.id().equals(idOrType)
                        || idOrType != null && relation.type().endsWith(idOrType))
                .findFirst()
                .map(Relation::target)
                .map(target -> target.startsWith("/") ? target.substring(1) : folder + target)
                .orElse("");
    }

    private XmlPart part(String name) throws IOException, XMLStreamException {
        return new XmlPart(zip, entry(name), budget);
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw SheetProblem.NOT_XLSX.failure();
        }
        return entry;
    }

    /** Reads, and says of everything that cannot be read that the file is no XLSX. */
    static <T> T readable(Reading<T> reading) throws IOException {
        try {
            return reading.run();
        } catch (ProblemException known) {
            throw known;
        } catch (XMLStreamException | IOException | RuntimeException broken) {
            // The parser wraps what the bytes below it have to say.
            throw broken.getCause() instanceof ProblemException known ? known : SheetProblem.NOT_XLSX.failure();
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private record Relation(String id, String type, String target) {}

    /** A step of reading. */
    interface Reading<T> {
        T run() throws IOException, XMLStreamException;
    }
}
