package id.bengkel.chassis.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import id.bengkel.chassis.input.ReadableParameters;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Takes JSON at its word: a number is no text, a text no number, and nothing may follow the document. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    /** After Quarkus, which registers readers of dates as well: the last one counts. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    @SuppressWarnings("deprecation") // there is no other switch on a mapper that already exists
    public void customize(ObjectMapper mapper) {
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
        mapper.configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true);
        mapper.configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false);
        mapper.configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        // Excerpts of what people sent must not reach a log.
        mapper.getFactory().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION.mappedFeature());
        mapper.registerModule(new SimpleModule("strict-values")
                .addDeserializer(String.class, new StorableText())
                .addDeserializer(LocalDate.class, new StorableDate()));
    }

    /** Refuses what PostgreSQL cannot store in a text: U+0000, and half a character of two. */
    private static final class StorableText extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null
                    && parser.hasToken(JsonToken.VALUE_STRING)
                    && text.codePoints().anyMatch(StorableText::isNone)) {
                throw InvalidFormatException.from(parser, "not storable", null, String.class);
            }
            return text;
        }

        private static boolean isNone(int character) {
            return character == 0 || Character.getType(character) == Character.SURROGATE;
        }
    }

    /** Takes {@code yyyy-MM-dd} and nothing else. */
    private static final class StorableDate extends StdScalarDeserializer<LocalDate> {
        StorableDate() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            try {
                return ReadableParameters.date(parser.getText());
            } catch (DateTimeException notADate) {
                throw InvalidFormatException.from(parser, "not a date", null, LocalDate.class);
            }
        }
    }
}
