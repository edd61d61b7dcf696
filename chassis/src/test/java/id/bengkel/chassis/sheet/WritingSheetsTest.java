package id.bengkel.chassis.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.upload.Upload;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WritingSheetsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void whatIsWrittenIsReadAgain(SheetFormat format) throws IOException {
        // Given
        List<String> names = List.of(
                "-Budi",
                "=1+1",
                "'=1+1",
                "''@x",
                "＝1+1",
                "'-5",
                "-5",
                "O'Neil",
                "0812",
                "a\nb",
                "\"a\"; b,c",
                "<b>&amp;",
                "José 李");
        List<LocalDate> days = List.of(
                LocalDate.of(1899, 12, 31),
                LocalDate.of(1900, 1, 31),
                LocalDate.of(1900, 3, 1),
                LocalDate.of(2028, 2, 29));

        // When
        SheetWriter writer = format.writer(List.of("nama", "tanggal"));
        Buffer file = Buffer.buffer();
        for (int i = 0; i < names.size(); i++) {
            file.appendBuffer(writer.write(List.of(Arrays.asList(names.get(i), days.get(i % days.size())))));
        }
        Files.write(folder.resolve("file"), file.appendBuffer(writer.end()).getBytes());

        // Then
        var upload = new Upload(folder.resolve("file"), format.mediaType(), "");
        var columns = Columns.of(Column.text("nama"), Column.date("tanggal"));
        try (var rows = Sheet.of(upload, columns, new ObjectMapper()).open()) {
            for (int i = 0; i < names.size(); i++) {
                SheetRow row = rows.next();
                assertNull(row.failure());
                assertEquals(names.get(i), row.shown("nama"));
                assertEquals(days.get(i % days.size()).toString(), row.shown("tanggal"));
            }
        }
    }
}
