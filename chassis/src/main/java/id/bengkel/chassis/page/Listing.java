package id.bengkel.chassis.page;

import com.fasterxml.jackson.databind.util.RawValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * The {@code page} and {@code size} of a list request. With either, one page is answered, with {@code X-Total-Count} and
 * {@code Link}; with neither, the complete list, streamed in bounded memory.
 */
public class Listing {

    private static final int DEFAULT_SIZE = 50;
    /** Rows fetched at a time for a complete list: memory and round trips both stay small. */
    private static final int CHUNK = 500;

    @QueryParam("page")
    @Min(1) @Max(1_000_000) Integer page;

    @QueryParam("size")
    @Min(1) @Max(500) Integer size;

    @Context
    UriInfo uri;

    @Context
    HttpServerResponse response;

    /** Reads {@code limit} elements behind the first {@code offset}, in the list's order. */
    @FunctionalInterface
    public interface Slice<T> {
        Uni<List<T>> read(long offset, int limit);
    }

    /** Reads {@code limit} elements that follow {@code last} (null: from the start), in the list's order. */
    @FunctionalInterface
    public interface Following<T> {
        Uni<List<T>> read(T last, int limit);
    }

    /**
     * @param view makes of each element what the client sees
     */
    public <T, V> RestMulti<V> answer(
            Supplier<Uni<Long>> count, Slice<T> slice, Following<T> following, Function<T, V> view) {
        if (isComplete()) {
            return RestMulti.fromMultiData(complete(following).map(view)).build();
        }
        return RestMulti.fromUniResponse(
                page(count, slice),
                found -> Multi.createFrom().iterable(found.elements()).map(view),
                this::headers);
    }

    /**
     * As the other, with the list in a frame.
     *
     * @param head an object, whose fields come before the list
     * @param name the list's name in that frame
     */
    public <T, V> RestMulti<RawValue> answer(
            Framed frame,
            Uni<?> head,
            String name,
            Supplier<Uni<Long>> count,
            Slice<T> slice,
            Following<T> following,
            Function<T, V> view) {
        if (isComplete()) {
            return frame.answer(head, name, complete(following).map(view));
        }
        Uni<Page<T>> page = page(count, slice)
                .invoke(found -> headers(found).forEach(response::putHeader))
                .memoize()
                .indefinitely();
        return frame.answer(
                page.flatMap(found -> head),
                name,
                page.onItem()
                        .transformToMulti(found -> Multi.createFrom().iterable(found.elements()))
                        .map(view));
    }

    private boolean isComplete() {
        return page == null && size == null;
    }

    private int number() {
        return page == null ? 1 : page;
    }

    private int length() {
        return size == null ? DEFAULT_SIZE : size;
    }

    private <T> Uni<Page<T>> page(Supplier<Uni<Long>> count, Slice<T> slice) {
        URI asked = uri.getRequestUri(); // now: a database that keeps us waiting may answer where no request is at hand
        return count.get().flatMap(total -> slice.read((number() - 1L) * length(), length())
                .map(elements -> new Page<>(elements, total, asked)));
    }

    private Map<String, List<String>> headers(Page<?> found) {
        return Map.of(
                "X-Total-Count", List.of(String.valueOf(found.total())),
                "Link", List.of(links(found.asked(), number(), length(), found.total())));
    }

    /**
     * All elements. Fetches the next chunk only when the client has taken the last one, and holds no connection in between.
     */
    public static <T> Multi<T> complete(Following<T> following) {
        AtomicReference<T> last = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> following.read(last.get(), CHUNK).invoke(chunk -> {
                    if (!chunk.isEmpty()) {
                        last.set(chunk.get(chunk.size() - 1));
                    }
                }))
                .whilst(chunk -> chunk.size() == CHUNK)
                .onItem()
                .disjoint();
    }

    private static String links(URI asked, int number, int length, long total) {
        long pages = Math.max(1, (total + length - 1) / length);
        List<String> links = new ArrayList<>();
        links.add(link(asked, "first", 1, length));
        if (number > 1) {
            links.add(link(asked, "prev", Math.min(number - 1, pages), length));
        }
        if (number < pages) {
            links.add(link(asked, "next", number + 1L, length));
        }
        links.add(link(asked, "last", pages, length));
        return String.join(", ", links);
    }

    /** Relative to the host, since the client's address for us is the gateway's. */
    private static String link(URI asked, String relation, long number, int length) {
        var target = UriBuilder.fromUri(asked)
                .replaceQueryParam("page", number)
                .replaceQueryParam("size", length)
                .build();
        return "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"" + relation + "\"";
    }

    private record Page<T>(List<T> elements, long total, URI asked) {}
}
