package id.bengkel.local.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Listens to the live stream, and comes back with the last event's id when that ends, as browsers do. */
final class Listener implements AutoCloseable {

    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ExecutorService listening = Executors.newSingleThreadExecutor();
    private final AtomicInteger streams = new AtomicInteger();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private volatile String lastId = "";

    /** @param front of each stream */
    Listener(Supplier<Front> front) {
        listening.execute(() -> {
            while (!listening.isShutdown()) {
                listen(front.get());
            }
        });
    }

    /** The UUIDs in what the events told. */
    Set<String> heard() {
        return heard;
    }

    /** How many streams there were, one after the other. */
    int streams() {
        return streams.get();
    }

    private void listen(Front front) {
        var request = HttpRequest.newBuilder(front.gateway().resolve("/chats/stream"))
                .header("Authorization", "Bearer " + front.token())
                .header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        try (var lines = HTTP.send(request.build(), BodyHandlers.ofLines()).body()) {
            streams.incrementAndGet();
            lines.forEach(this::read);
        } catch (IOException | UncheckedIOException ended) {
            // We come back.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(String line) {
        if (line.startsWith("id:")) {
            lastId = line.substring("id:".length()).strip();
        } else if (line.startsWith("data:")) {
            UUIDS.matcher(line).results().map(MatchResult::group).forEach(heard::add);
        }
    }

    @Override
    public void close() {
        listening.shutdownNow();
    }
}
