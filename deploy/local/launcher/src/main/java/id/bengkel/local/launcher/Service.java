package id.bengkel.local.launcher;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The services of the stack. */
enum Service {
    CUSTOMER("customer-service", 8081),
    REMINDER("reminder-service", 8082),
    REPORT("report-service", 8083),
    CHAT("chat-service", 8084),
    GATEWAY("gateway", Settings.USUAL_PORT);

    /** Those that people reach through the gateway. */
    static final Set<Service> BEHIND_THE_GATEWAY = EnumSet.complementOf(EnumSet.of(GATEWAY));

    private final String module;
    private final int usualPort;

    Service(String module, int usualPort) {
        this.module = module;
        this.usualPort = usualPort;
    }

    /** What people call it; its database and the owner of that are called the same. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The port that the first of its processes takes when that is free. */
    int usualPort() {
        return usualPort;
    }

    Path program(Path repository) {
        return repository.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
