package id.bengkel.chassis.sheet;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes XLSX with texts in place: a table of shared ones would have to stay in memory. Texts are never formulas here. */
final class XlsxWriter implements SheetWriter {

    /** Earlier dates stay texts: spreadsheets have other calendars for them, and {@link SheetDate} takes small numbers for none. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1903, 1, 1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(bytes, "Bengkel", "1.0");
    private final Worksheet sheet = workbook.newWorksheet("Data");
    private int row;

    XlsxWriter(List<String> titles) {
        writeRow(titles);
    }

    @Override
    public Buffer write(List<List<Object>> rows) {
        rows.forEach(this::writeRow);
        return piece(sheet::flush);
    }

    @Override
    public Buffer end() {
        return piece(workbook::finish);
    }

    private void writeRow(List<?> values) {
        for (int column = 0; column < values.size(); column++) {
            write(column, values.get(column));
        }
        row++;
    }

    private void write(int column, Object value) {
        if (value instanceof LocalDate date && !date.isBefore(FIRST_DAY)) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value != null) {
            sheet.inlineString(row, column, value.toString());
        }
    }

    private Buffer piece(Writing writing) {
        try {
            writing.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Buffer piece = Buffer.buffer(bytes.toByteArray());
        bytes.reset();
        return piece;
    }

    private interface Writing {
        void run() throws IOException;
    }
}
