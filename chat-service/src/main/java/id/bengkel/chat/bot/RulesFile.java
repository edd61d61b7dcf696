package id.bengkel.chat.bot;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one file that the rules are in. */
final class RulesFile {

    private static final String OURS = "/bot-rules.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private RulesFile() {}

    /**
     * Reads and checks the rules.
     *
     * @param file in place of our own
     * @param openingHours in place of those in the file
     * @throws ConfigurationException that tells all that is wrong
     */
    static Rules read(Optional<Path> file, Optional<String> openingHours) {
        String where = file.map(path -> "BENGKEL_BOT_RULES, " + path).orElse(OURS);
        try (InputStream in =
                file.isPresent() ? Files.newInputStream(file.get()) : RulesFile.class.getResourceAsStream(OURS)) {
            return RulesCheck.rules(written(in), openingHours);
        } catch (NoSuchFileException none) {
            throw new ConfigurationException("The bot has no rules: there is no " + where);
        } catch (JsonProcessingException unreadable) {
            throw new ConfigurationException("The bot cannot read its rules (" + where + "): " + wordsFor(unreadable));
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("The bot cannot follow its rules (" + where + "): " + wrong.getMessage());
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    "The bot cannot read its rules (" + where + "): " + unreadable.getMessage());
        }
    }

    private static WrittenRules written(InputStream in) throws IOException {
        WrittenRules written = YAML.readValue(in, WrittenRules.class);
        if (written == null) {
            throw new IllegalArgumentException("the file is empty");
        }
        return written;
    }

    private static String wordsFor(JsonProcessingException unreadable) {
        JsonLocation location = unreadable.getLocation();
        String line = location == null ? "" : "line " + location.getLineNr() + ": ";
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return line + path(unknown) + " is unknown here; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        } else if (unreadable instanceof JsonMappingException mismatch
                && !mismatch.getPath().isEmpty()) {
            return line + path(mismatch) + " has another form than it should";
        }
        return line + unreadable.getOriginalMessage();
    }

    private static String path(JsonMappingException at) {
        List<JsonMappingException.Reference> path = at.getPath();
        return path.stream()
                .map(step ->
                        step.getFieldName() == null ? "[" + (step.getIndex() + 1) + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .substring(path.get(0).getFieldName() == null ? 0 : 1);
    }
}
