package id.bengkel.chassis.sheet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bengkel.chassis.error.InputProblem;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;

/** The elements of a JSON array, or of the one array in an object. Rows count from 1. */
final class JsonRows implements RowReader {

    /** In bytes. */
    private static final int MAX_ROW = 64 * 1024;

    private final ObjectReader json;
    private final Columns columns;
    private final JsonParser parser;
    private final boolean wrapped;
    private int number;

    JsonRows(Path file, Columns columns, ObjectMapper json) throws IOException {
        this.json = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS); // the next row trails
        this.columns = columns;
        this.parser = json.createParser(file.toFile());
        this.wrapped = readable(parser::nextToken) == JsonToken.START_OBJECT;
        String property = columns.listInJson();
        if (wrapped) {
            readable(() -> goTo(property));
        }
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            throw InputProblem.NOT_A_LIST.on(wrapped ? property : "body");
        }
    }

    @Override
    public SheetRow next() throws IOException {
        return readable(() -> {
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                return row();
            }
            finish();
            return null;
        });
    }

    /** Measures the rows before any of them is taken into memory. */
    @Override
    public void skim() throws IOException {
        readable(() -> {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                number++;
                long start = parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (parser.currentLocation().getByteOffset() - start > MAX_ROW) {
                    throw SheetProblem.ROW_TOO_LONG.failure(String.valueOf(number));
                }
                RowReader.limit(number);
            }
            finish();
            return null;
        });
    }

    private SheetRow row() throws IOException {
        number++;
        long start = parser.currentTokenLocation().getByteOffset();
        JsonNode element = json.readTree(parser);
        long size = parser.currentLocation().getByteOffset() - start;
        return element instanceof ObjectNode object
                ? new SheetRow(number, columns.named(object), null, size)
                : new SheetRow(
                        number, JsonNodeFactory.instance.objectNode(), SheetProblem.NOT_AN_OBJECT.failure(), size);
    }

    private JsonToken goTo(String property) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(property);
            parser.nextToken();
            if (found) {
                return parser.currentToken();
            }
            parser.skipChildren();
        }
        throw InputProblem.NOT_A_LIST.on(property);
    }

    private void finish() throws IOException {
        while (wrapped && parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals(columns.listInJson())) {
                throw SheetProblem.REPEATED_COLUMN.failure(columns.listInJson());
            }
            parser.nextToken();
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            throw SheetProblem.NOT_JSON.failure(String.valueOf(number));
        }
    }

    private <T> T readable(Reading<T> reading) throws IOException {
        try {
            return reading.run();
        } catch (JsonProcessingException | CharConversionException malformed) {
            throw SheetProblem.NOT_JSON.failure(String.valueOf(number));
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private interface Reading<T> {
        T run() throws IOException;
    }
}
