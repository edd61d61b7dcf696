package id.bengkel.local.kafka;

import java.util.Map;
import java.util.Properties;

/** What makes a broker fit for a laptop: one node, one copy of everything, little memory. */
final class BrokerSettings {

    static final int NODE = 1;

    static final String CONTROLLER = "CONTROLLER";

    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", String.valueOf(NODE)),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // Nobody waits for the other members of a group that has none.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // After a crash the broker is let in again when its former self is taken for dead, after 9 s by default. It
            // asks after 0, 0.1, 0.3, 0.7, 1.5, 3.1, 6.3 s: this is for the attempt at 3.1 s.
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("broker.session.timeout.ms", "2000"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            // The compacting thread takes this at once, 128 MB by default.
            Map.entry("log.cleaner.dedupe.buffer.size", "16777216"));

    private BrokerSettings() {}

    static Properties of(String folder, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(ALWAYS);
        settings.put("log.dirs", folder);
        settings.put(
                "listeners", "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort));
        // The port is not stored in the folder: it may be another one at each start.
        settings.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, controllerPort));
        return settings;
    }
}
