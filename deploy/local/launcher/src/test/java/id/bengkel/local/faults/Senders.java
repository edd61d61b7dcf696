package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;

import id.bengkel.local.workshop.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The processes of reminder-service, with settings of their own. */
record Senders(LocalStack stack) {

    static final List<String> NAMES = List.of("reminder", "reminder-2");

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Starts some of them anew, as they were at first, but for these settings. Returns when they are ready. */
    void restart(Map<String, Map<String, String>> settings) {
        settings.forEach(stack::set);
        settings.keySet().forEach(stack::hold);
        // Nothing is in flight, so nobody needs to be asked politely.
        settings.keySet().forEach(name -> {
            var sender = stack.process("reminder", NAMES.indexOf(name));
            sender.destroyForcibly();
            sender.onExit().join();
        });
        await().atMost(LIMIT).until(() -> !stack.status().getBoolean("ready"));
        settings.keySet().forEach(stack::letGo);
        stack.awaitReady();
    }
}
