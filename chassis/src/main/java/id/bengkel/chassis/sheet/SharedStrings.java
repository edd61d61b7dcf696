package id.bengkel.chassis.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/** The texts of an XLSX, which its cells name by their numbers. */
final class SharedStrings {

    private static final int MAX_STRINGS = 300_000;
    private static final int MAX_CHARACTERS = 16 * 1024 * 1024;

    private final List<String> texts = new ArrayList<>();

    /**
     * @param part null when the file has none
     */
    SharedStrings(ZipFile zip, ZipEntry part, GuardedPart.Budget budget) throws IOException, XMLStreamException {
        if (part == null) {
            return;
        }
        int characters = 0;
        try (XmlPart xml = new XmlPart(zip, part, budget)) {
            while (xml.nextElement()) {
                if (xml.starts("si")) {
                    String text = xml.text("rPh"); // how Japanese is pronounced
                    characters += text.length();
                    texts.add(text);
                }
                if (texts.size() > MAX_STRINGS || characters > MAX_CHARACTERS) {
                    throw SheetProblem.UNPACKS_TOO_LARGE.failure();
                }
            }
        }
    }

    String get(String number) {
        int index = Integer.parseInt(number.strip());
        if (index < 0 || index >= texts.size()) {
            throw SheetProblem.NOT_XLSX.failure();
        }
        return texts.get(index);
    }
}
