package id.bengkel.chassis.input;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.InputProblem;
import id.bengkel.chassis.error.ProblemException;
import id.bengkel.chassis.phone.PhoneNumber;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Converts parameters; JAX-RS alone would answer 404 to a query that cannot be read. A path that cannot be read names
 * nothing that exists and stays a 404. Those without a value do not come here: see {@link FilledParameters}.
 */
@Provider
public class ReadableParameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            UUID.class, ReadableParameters::uuid,
            LocalDate.class, ReadableParameters::date,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Boolean.class, ReadableParameters::bool,
            PhoneNumber.class, PhoneNumber::of);

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Function<String, ?> reader = type.isEnum() ? text -> choice(type, text) : READERS.get(type);
        return reader == null ? null : new Converter<>(type, reader, queryParameter(annotations));
    }

    private static String queryParameter(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(QueryParam.class::cast)
                .map(QueryParam::value)
                .findFirst()
                .orElse(null);
    }

    /** {@link UUID#fromString} alone takes {@code 1-1-1-1-1} as well. */
    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not canonical");
        }
        return id;
    }

    /** The years 1 to 9999: PostgreSQL cannot hold all that {@link LocalDate} can. */
    public static LocalDate date(String text) {
        if (text.length() != "yyyy-MM-dd".length() || text.startsWith("0000")) {
            throw new DateTimeException("not a calendar date");
        }
        return LocalDate.parse(text);
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Object choice(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("none of the choices"));
    }

    static ProblemException unreadable(Class<?> type, String queryParameter) {
        Object[] choices = type.isEnum()
                ? new Object[] {
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "))
                }
                : new Object[0];
        return InputProblem.notA(type).on(queryParameter, choices);
    }

    /** @param queryParameter its name; null for what is none */
    private record Converter<T>(Class<T> type, Function<String, ?> reader, String queryParameter)
            implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String text) {
            if (text == null) {
                return null;
            }
            try {
                return (T) reader.apply(text.strip());
            } catch (RuntimeException unreadable) {
                if (queryParameter == null) {
                    throw CommonProblem.NOT_FOUND.failure();
                }
                throw unreadable(type, queryParameter);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
