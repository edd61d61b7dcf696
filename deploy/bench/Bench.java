import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures an empty local stack from outside: {@code Bench <data folder> <password of admin> [vehicles]}. See README.md. */
public final class Bench {

    /** The sandbox's answers take so long; REMINDER_DISPATCH_CONCURRENCY of them are waited for at once. */
    private static final double LATENCY = 0.05;

    private static final int CONCURRENCY = 32;
    private static final int DUE = 500;
    private static final int RUNS = 4;

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Jakarta"));
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String NEW_CHATS = "/webhook/whapi";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String status;
    private final String gateway;
    private final String token;
    private int vehicles;

    private Bench(Path data, String password) throws IOException, InterruptedException {
        status = Files.readString(data.resolve("status.json"));
        gateway = find(status, "\"gateway\"\\s*:\\s*\"([^\"]+)");
        token = find(
                send(gateway, "/auth/login", JSON, "{\"username\":\"admin\",\"password\":\"" + password + "\"}", ""),
                "\"access_token\":\"([^\"]+)");
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        var many = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200_000;
        new Bench(Path.of(arguments[0]), arguments[1]).measure(many);
    }

    private void measure(int many) throws IOException, InterruptedException {
        memory("after the start");
        var few = reminders(2_000);
        imports();
        var lots = reminders(many);
        tell("  with %d vehicles ÷ with 2,000", "%.2f".formatted(lots / few), many);
        reports();
        chats();
        gateway();
        memory("in the end");
    }

    private void imports() throws IOException, InterruptedException {
        for (int time = 0; time < RUNS; time++) {
            var start = time * 10_000;
            var sheet = "Nama,No Pol,No HP,Next Service\n"
                    + rows(start, 10_000, row -> "M%d,M %d X,08571%07d,%s"
                            .formatted(row, row, row, TODAY.plusDays(90)));
            var seconds = seconds(() -> post("/manual-whatsapp/bulk-import", CSV, sheet));
            tell("manual customers, 10,000 rows of CSV", "%.0f rows/s".formatted(10_000 / seconds));
        }
        for (int time = 0; time < RUNS; time++) {
            var seconds = register(10_000, 0);
            tell("customers with vehicles, 10,000 rows of CSV", "%.0f rows/s".formatted(10_000 / seconds));
        }
    }

    /** @return the seconds of the quickest run in which 500 are due of so many, and were not yet told */
    private double reminders(int population) throws IOException, InterruptedException {
        send(sandbox(), "/faults", JSON, "{\"provider\":\"starsender\",\"latency_ms\":50}", "");
        while (vehicles < population) {
            register(Math.min(10_000, population - vehicles), 0);
        }
        var best = Double.MAX_VALUE;
        for (int time = 0; time < RUNS; time++) {
            register(DUE, DUE);
            var seconds = seconds(() -> post("/customers/send-maintenance-reminder", JSON, ""));
            best = Math.min(best, seconds);
            tell(
                    "reminder run, %d due of %d vehicles",
                    "%.2f s, %.0f %% of concurrency / latency"
                            .formatted(seconds, 100 * DUE * LATENCY / CONCURRENCY / seconds),
                    DUE,
                    vehicles);
        }
        send(sandbox(), "/faults", JSON, "{\"provider\":\"starsender\"}", "");
        return best;
    }

    private void reports() throws IOException, InterruptedException {
        load("statistics of %d reports".formatted(2 * RUNS * DUE), 1, 2_000, gateway, "/whatsapp-report/statistics");
        for (int time = 0; time < RUNS; time++) {
            var request = request(gateway, "/whatsapp-report/detail", token).build();
            var firstByte = seconds(() -> {
                try (InputStream body =
                        client.send(request, BodyHandlers.ofInputStream()).body()) {
                    body.read();
                    return null;
                }
            });
            tell("  details, first byte", "%.1f ms".formatted(firstByte * 1_000));
        }
    }

    private void chats() throws InterruptedException {
        load("webhook", 1, 500, gateway, NEW_CHATS);
        for (int connections : new int[] {8, 32, 1_000}) {
            load("webhook", connections, 10_000, gateway, NEW_CHATS);
        }
        load("GET /chats/ with 10,000 chats, a page of 50", 8, 2_000, gateway, "/chats/?page=1&size=50");
    }

    private void gateway() throws InterruptedException {
        var service = find(status, "\"report\"\\s*,\\s*\"url\"\\s*:\\s*\"([^\"]+)");
        var path = "/whatsapp-report/statistics";
        load("at the service itself", 32, 10_000, service, path);
        var alone = load("at the service itself", 32, 20_000, service, path);
        var behind = load("through the gateway", 32, 20_000, gateway, path);
        tell("  through the gateway ÷ at the service itself", "%.2f".formatted(behind / alone));
    }

    /** Sends so many requests, so many at once. @return answers a second */
    private double load(String what, int atOnce, int requests, String server, String path) throws InterruptedException {
        var free = new Semaphore(atOnce);
        var failed = new AtomicInteger();
        var took = new long[requests];
        var begin = System.nanoTime();
        for (int n = 0; n < requests; n++) {
            var number = n;
            var request = NEW_CHATS.equals(path)
                    ? request(server, path, "").header("Content-Type", JSON).POST(BodyPublishers.ofString(incoming(n)))
                    : request(server, path, token);
            free.acquire();
            var sent = System.nanoTime();
            client.sendAsync(request.build(), BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                took[number] = System.nanoTime() - sent;
                if (failure != null || answer.statusCode() != 200) {
                    failed.incrementAndGet();
                }
                free.release();
            });
        }
        free.acquire(atOnce);
        var rate = requests / ((System.nanoTime() - begin) / 1e9);
        Arrays.sort(took);
        tell(
                what + ", %d at once",
                "%.0f/s, p50 %.1f ms, p99 %.1f ms, %d failed"
                        .formatted(rate, took[requests / 2] / 1e6, took[requests * 99 / 100] / 1e6, failed.get()),
                atOnce);
        return rate;
    }

    /** What Whapi sends when one of 10,000 customers writes. */
    private static String incoming(int n) {
        return """
                {"messages":[{"id":"bench-%d-%d","from_me":false,"type":"text","chat_id":"62819%06d@s.whatsapp.net",
                "timestamp":%d,"text":{"body":"Kapan mobil saya selesai ya pak"},"from":"62819%06d","from_name":"Budi"}],
                "event":{"type":"messages","event":"post"},"channel_id":"BENCH"}"""
                .formatted(System.nanoTime(), n, n % 10_000, Instant.now().getEpochSecond(), n % 10_000);
    }

    /** New customers, each with a vehicle. @return seconds */
    private double register(int count, int due) throws IOException, InterruptedException {
        var start = vehicles;
        vehicles += count;
        var sheet = "Nama,No HP,No Pol,Model,Next Visit\n"
                + rows(start, count, row -> "C%d,08121%07d,C %d X,Avanza,%s"
                        .formatted(row, row, row, TODAY.plusDays(row < start + due ? 0 : 30 + row % 100)));
        return seconds(() -> post("/customers/import", CSV, sheet));
    }

    private static String rows(int start, int count, IntFunction<String> row) {
        return IntStream.range(start, start + count).mapToObj(row).collect(Collectors.joining("\n"));
    }

    private String post(String path, String type, String body) throws IOException, InterruptedException {
        return send(gateway, path, type, body, token);
    }

    private String send(String server, String path, String type, String body, String bearer)
            throws IOException, InterruptedException {
        var request =
                request(server, path, bearer).header("Content-Type", type).POST(BodyPublishers.ofString(body, UTF_8));
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static HttpRequest.Builder request(String server, String path, String bearer) {
        var request = HttpRequest.newBuilder(URI.create(server + path));
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private String sandbox() {
        return find(status, "\"sandbox\"\\s*:\\s*\"([^\"]+)");
    }

    private void memory(String when) throws IOException {
        var services = Pattern.compile("\"name\"\\s*:\\s*\"(\\w+)\"[^}]*\"pid\"\\s*:\\s*(\\d+)")
                .matcher(status);
        for (MatchResult service : services.results().toList()) {
            var process = Path.of("/proc", service.group(2), "status");
            if (Files.exists(process)) {
                var kilobytes = Integer.parseInt(find(Files.readString(process), "VmRSS:\\s*(\\d+)"));
                tell("memory of %s %s", kilobytes / 1024 + " MB", service.group(1), when);
            }
        }
    }

    private interface Work {
        Object run() throws IOException, InterruptedException;
    }

    private static double seconds(Work work) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static String find(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("There is no " + pattern);
        }
        return matcher.group(1);
    }

    private static void tell(String what, String figure, Object... names) {
        System.out.printf(Locale.ROOT, "%-60s %s%n", what.formatted(names), figure);
    }
}
