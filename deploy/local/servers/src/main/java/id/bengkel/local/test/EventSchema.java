package id.bengkel.local.test;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The schema of an event, formats included. */
public final class EventSchema {

    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonSchema schema;

    private EventSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /** That of an event of the service under test. */
    public static EventSchema of(String topic) {
        return in(Path.of("src/main/resources/contracts", topic + ".schema.json"));
    }

    public static EventSchema in(Path file) {
        try {
            return new EventSchema(
                    JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(file), STRICT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In what the JSON does not fulfil the schema. */
    public Set<ValidationMessage> flaws(String event) {
        return schema.validate(event, InputFormat.JSON);
    }
}
