package id.bengkel.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of the demo's files, without their headings. */
final class Lines {

    private Lines() {}

    static List<String> of(String name) {
        try (var file = Lines.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the demo workshop", e);
        }
    }
}
