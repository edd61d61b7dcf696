package id.bengkel.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What people want of one process only, to see what the others make of it: a file with its name in the folder
 * {@code settings} that holds environment variables as properties.
 */
record OwnSettings(DataFolder data) {

    /** Those of a service's process, as its log is called. */
    Map<String, String> of(String name) {
        var file = data.resolve("settings").resolve(name);
        if (!Files.exists(file)) {
            return Map.of();
        }
        var settings = new Properties();
        try (var content = Files.newBufferedReader(file)) {
            settings.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return settings.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, settings::getProperty));
    }
}
