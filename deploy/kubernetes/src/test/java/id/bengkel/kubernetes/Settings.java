package id.bengkel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Environment variables: which ones a service reads, by its settings and its README, and which ones it is given. */
final class Settings {

    /** A name that is put together from others is no variable. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Za-z0-9._-]+)([:}])");

    private static final Pattern VARIABLE = Pattern.compile("`(_?[A-Z][A-Z0-9_]+)`");

    private Settings() {}

    static Set<String> setFor(Overlay overlay, JsonNode deployment) {
        var set = new TreeSet<String>();
        overlay.settings().fieldNames().forEachRemaining(set::add);
        StreamSupport.stream(Overlay.container(deployment).path("env").spliterator(), false)
                .map(variable -> variable.path("name").asText())
                .forEach(set::add);
        return set;
    }

    /** What its settings refer to without a default, and what its README says is required. */
    static Set<String> requiredBy(String service) {
        var settings = settingsOf(service);
        var required = settings.values().stream()
                .flatMap(value -> EXPRESSION.matcher(value.toString()).results())
                .filter(expression -> expression.group(2).equals("}"))
                .map(expression -> expression.group(1))
                .filter(name -> !settings.containsKey(name))
                .map(Settings::variable)
                .collect(Collectors.toCollection(TreeSet::new));
        read(Overlay.REPOSITORY.resolve(service).resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("| `") && line.contains("| required |"))
                .flatMap(line -> VARIABLE.matcher(line).results())
                .forEach(name -> required.add(name.group(1)));
        return required;
    }

    static Set<String> readBy(String service) {
        var read = settingsOf(service).keySet().stream()
                .map(name -> variable(name.toString()))
                .collect(Collectors.toCollection(TreeSet::new));
        settingsOf(service).values().stream()
                .flatMap(value -> EXPRESSION.matcher(value.toString()).results())
                .forEach(expression -> read.add(variable(expression.group(1))));
        var prefix = new String[] {""};
        VARIABLE.matcher(read(Overlay.REPOSITORY.resolve(service).resolve("README.md")))
                .results()
                .map(name -> name.group(1))
                .forEach(name -> {
                    if (name.startsWith("_")) {
                        read.add(prefix[0].substring(0, prefix[0].lastIndexOf('_')) + name);
                    } else {
                        prefix[0] = name;
                        read.add(name);
                    }
                });
        // Two halves of BENGKEL_DATABASE, for the Deployment itself.
        read.add("BENGKEL_DATABASE_SERVER");
        return read;
    }

    private static Properties settingsOf(String service) {
        var settings = new Properties();
        for (var file : Set.of(
                Overlay.REPOSITORY.resolve("chassis/src/main/resources/META-INF/microprofile-config.properties"),
                Overlay.REPOSITORY.resolve(service).resolve("src/main/resources/application.properties"))) {
            try (var reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return settings;
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
