package id.bengkel.local.launcher;

import java.util.ArrayList;
import java.util.List;

/** Which processes there are, and where they listen. */
record Layout(List<Replica> replicas, int sandboxPort, int kafkaPort, int postgresPort) {

    /** @throws CannotStart when a port that people rely on is taken */
    static Layout of(Settings settings, CommandLine commandLine) {
        var ports = new Ports();
        // Those that people know come first, so that nobody else takes them.
        var gateway = new Replica(Service.GATEWAY, 1, settings.host(), ports.exactly(settings.port(), "BENGKEL_PORT"));
        var sandboxPort = ports.exactly(settings.sandboxPort(), "BENGKEL_SANDBOX_PORT");
        // Another stack may be starting at the same time, whose services have not taken these ports yet.
        var isOnlyStack = settings.port() == Settings.USUAL_PORT;
        var replicas = new ArrayList<Replica>();
        for (var service : Service.BEHIND_THE_GATEWAY) {
            for (var number = 1; number <= commandLine.replicasOf(service); number++) {
                var port = number == 1 && isOnlyStack ? ports.preferably(service.usualPort()) : ports.any();
                replicas.add(new Replica(service, number, "127.0.0.1", port));
            }
        }
        replicas.add(gateway);
        for (var number = 2; number <= commandLine.replicasOf(Service.GATEWAY); number++) {
            replicas.add(new Replica(Service.GATEWAY, number, "127.0.0.1", ports.any()));
        }
        return new Layout(List.copyOf(replicas), sandboxPort, ports.any(), ports.any());
    }

    /** The one that people know. */
    Replica gateway() {
        return replicas.stream()
                .filter(replica -> replica.service() == Service.GATEWAY)
                .findFirst()
                .orElseThrow();
    }
}
