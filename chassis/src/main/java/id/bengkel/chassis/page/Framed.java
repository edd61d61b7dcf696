package id.bengkel.chassis.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * Answers with a JSON object whose last field is a list, written while the list is read: however long it is, memory stays
 * bounded. The pieces are JSON only together; line breaks, which JSON allows between them, are all that comes in between.
 */
public final class Framed {

    private final ObjectMapper json;

    public Framed(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param head an object, whose fields come first
     * @param list the name of the list behind them
     */
    public RestMulti<RawValue> answer(Uni<?> head, String list, Multi<?> elements) {
        AtomicBoolean first = new AtomicBoolean(true);
        Multi<RawValue> pieces = Multi.createBy()
                .concatenating()
                .<String>streams(
                        head.map(fields -> opening(written(fields), list)).toMulti(),
                        elements.map(element -> (first.getAndSet(false) ? "" : ",") + written(element)),
                        Multi.createFrom().item("]}"))
                .map(RawValue::new);
        return RestMulti.fromMultiData(pieces).encodeAsJsonArray(false).build();
    }

    /** Answers with one object instead, for calls that do not always have a list to tell of. */
    public RestMulti<RawValue> answer(int status, Uni<?> object) {
        return RestMulti.fromMultiData(
                        object.map(this::written).map(RawValue::new).toMulti())
                .encodeAsJsonArray(false)
                .status(status)
                .build();
    }

    private static String opening(String object, String list) {
        String fields = object.substring(0, object.length() - 1);
        return fields + (fields.length() > 1 ? "," : "") + "\"" + list + "\":[";
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
