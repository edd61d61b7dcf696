package id.bengkel.chassis.sheet;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes CSV with commas in UTF-8, with the byte order mark without which spreadsheet programs guess another encoding. */
final class CsvWriter implements SheetWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CsvGenerator csv;

    CsvWriter(List<String> titles) {
        try {
            csv = new CsvFactory().createGenerator(bytes);
            csv.writeRaw('\uFEFF');
            writeRow(titles);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Buffer write(List<List<Object>> rows) {
        try {
            for (List<Object> row : rows) {
                writeRow(row);
            }
            csv.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Buffer piece = Buffer.buffer(bytes.toByteArray());
        bytes.reset();
        return piece;
    }

    private void writeRow(List<?> row) throws IOException {
        csv.writeStartArray();
        for (Object value : row) {
            csv.writeString(
                    value == null ? "" : value instanceof String text ? CsvFormula.defused(text) : value.toString());
        }
        csv.writeEndArray();
    }

    @Override
    public Buffer end() {
        return write(List.of());
    }
}
