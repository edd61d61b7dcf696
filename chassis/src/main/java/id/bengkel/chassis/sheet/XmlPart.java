package id.bengkel.chassis.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A part of an XLSX, read element by element. Document type declarations are refused: no spreadsheet program writes them,
 * and entities are only good for attacks.
 *
 * <p>Hand-made, as {@link XlsxGrid} is, because fastexcel-reader can be made to fill the memory by a few bytes: by a cell
 * that names shared string 2,000,000,000 or column ZZZZZZ.
 */
final class XmlPart implements Closeable {

    private static final XMLInputFactory FACTORY = factory();

    private final GuardedPart bytes;
    private final XMLStreamReader xml;

    XmlPart(ZipFile zip, ZipEntry part, GuardedPart.Budget budget) throws IOException, XMLStreamException {
        this.bytes = new GuardedPart(zip.getInputStream(part), budget);
        this.xml = FACTORY.createXMLStreamReader(bytes);
    }

    /** Goes to the next element, start or end; false at the end of the document. */
    boolean nextElement() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    boolean starts(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    /** The attribute, in whatever namespace, or an empty text. */
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** All text in the element that has just started, except that in elements called {@code without}. */
    String text(String without) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int left = 0;
        for (int depth = 1; depth > 0; ) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                left += xml.getLocalName().equals(without) ? 1 : 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                left -= xml.getLocalName().equals(without) && depth > 0 ? 1 : 0;
            } else if (xml.isCharacters() && left == 0) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
            if (text.length() > Table.MAX_CELL) {
                throw SheetProblem.UNPACKS_TOO_LARGE.failure();
            }
        }
        return text.toString();
    }

    private int next() throws XMLStreamException {
        int event = xml.next();
        bytes.tokenRead();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw SheetProblem.NOT_XLSX.failure();
        }
        return event;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
