package id.bengkel.chassis.sheet;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.upload.Upload;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Path;

/** An uploaded file of rows. */
final class Sheet {

    private final Opening opening;

    private Sheet(Opening opening) {
        this.opening = opening;
    }

    /**
     * The file, read through once: none of it will turn out unreadable in the midst of the work. The format is told from the
     * content rather than by the client, who often does not know.
     */
    static Sheet of(Upload upload, Columns columns, ObjectMapper json) throws IOException {
        Path file = upload.file();
        if (XlsxFile.isXlsx(file)) {
            return checked(() -> new Table(new XlsxGrid(file), columns));
        } else if (upload.claims(SheetFormat.XLSX_TYPE, ".xlsx")) {
            throw SheetProblem.NOT_XLSX.failure();
        } else if (columns.listInJson() != null && upload.claims(MediaType.APPLICATION_JSON, ".json")) {
            return checked(() -> new JsonRows(file, columns, json));
        }
        Utf8.check(file);
        return checked(() -> new Table(new CsvGrid(file), columns));
    }

    RowReader open() throws IOException {
        return opening.open();
    }

    private static Sheet checked(Opening opening) throws IOException {
        try (RowReader rows = opening.open()) {
            rows.skim();
        }
        return new Sheet(opening);
    }

    private interface Opening {
        RowReader open() throws IOException;
    }
}
