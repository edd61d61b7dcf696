package id.bengkel.local.launcher;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment asks for. What is not said here the services read themselves.
 *
 * @param repository the root of the checkout, in which the services were built
 */
record Settings(Map<String, String> environment, Path repository) {

    static final int USUAL_PORT = 8080;

    static final String ADMIN_PASSWORD = "BENGKEL_ADMIN_PASSWORD";

    static final String STARSENDER_KEY = "STARSENDER_API_KEY";

    static final String WHAPI_TOKEN = "WHAPI_TOKEN";

    static final String RATE = "REMINDER_RATE_PER_MINUTE";

    /** Numbers that send much at once to people who never wrote to them get banned. */
    static final String CAREFUL_RATE = "20";

    private static final int USUAL_SANDBOX_PORT = 8090;

    private static final int LARGEST_PORT = 65_535;

    /** Bytes that the gateway wants a password to have. */
    private static final int SHORTEST_PASSWORD = 8;

    private static final int LONGEST_PASSWORD = 72;

    /** The gateway's port; 0 for any free one. */
    int port() {
        return port("BENGKEL_PORT", USUAL_PORT);
    }

    /** The sandbox's port; 0 for any free one. */
    int sandboxPort() {
        return port("BENGKEL_SANDBOX_PORT", USUAL_SANDBOX_PORT);
    }

    /** The address at which the gateway listens. */
    String host() {
        return text("BENGKEL_HOST").orElse("127.0.0.1");
    }

    Optional<Path> chosenData() {
        return text("BENGKEL_DATA").map(Path::of);
    }

    /** Where data live when nobody chose a place. */
    Path usualData() {
        var home = Path.of(text("HOME").orElseGet(() -> System.getProperty("user.home")));
        return Files.isWritable(home) ? home.resolve(".bengkel") : target().resolve("data");
    }

    /** Today where the workshop is. */
    LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(ZoneId.of(text("BENGKEL_TIMEZONE").orElse("Asia/Jakarta"))));
    }

    /** For what can be made again at any time. */
    Path target() {
        return repository.resolve("deploy/local/target");
    }

    Optional<String> adminPassword() {
        var password = Optional.ofNullable(environment.get(ADMIN_PASSWORD)).filter(text -> !text.isEmpty());
        password.map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .filter(bytes -> bytes < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD)
                .ifPresent(bytes -> {
                    throw new CannotStart(ADMIN_PASSWORD + " must have 8 to 72 bytes.");
                });
        return password;
    }

    /** The variables that make the services send to people rather than to the sandbox. */
    List<String> realProviders() {
        return List.of(STARSENDER_KEY, WHAPI_TOKEN).stream().filter(this::has).toList();
    }

    /** Whether real people are reminded at a rate that nobody has chosen. */
    boolean needsCarefulRate() {
        return has(STARSENDER_KEY) && !has(RATE);
    }

    /** The variable's value, unless it is missing or blank. */
    Optional<String> text(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(text -> !text.isEmpty());
    }

    boolean has(String variable) {
        return text(variable).isPresent();
    }

    private int port(String variable, int usual) {
        var text = text(variable).orElse(String.valueOf(usual));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LARGEST_PORT) {
            throw new CannotStart(variable + " must be a port, 0 to " + LARGEST_PORT + ", not: " + text);
        }
        return Integer.parseInt(text);
    }
}
