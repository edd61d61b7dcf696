package id.bengkel.customer;

import static id.bengkel.customer.FrontDesk.avanza;
import static id.bengkel.customer.FrontDesk.budi;
import static id.bengkel.customer.FrontDesk.freePlate;
import static id.bengkel.customer.FrontDesk.get;
import static id.bengkel.customer.FrontDesk.registered;
import static id.bengkel.customer.FrontDesk.visited;
import static id.bengkel.customer.VehicleChangedTopic.event;
import static id.bengkel.customer.VehicleChangedTopic.withVersion;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.kafka.EmbeddedKafka;
import id.bengkel.local.port.FreePort;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(WithoutKafkaTest.NobodyListens.class)
@WithTestResource(TestServers.class)
class WithoutKafkaTest {

    private static final String SERVER = "mp.messaging.outgoing.vehicle-changed.bootstrap.servers";

    @ConfigProperty(name = SERVER)
    String server;

    @TempDir
    Path folder;

    @Test
    void theWorkshopGoesOnAndTellsEverythingOnceKafkaIsBack() {
        // Given
        String vehicle = registered(avanza(freePlate()), registered(budi()));
        visited(vehicle, "2027-05-20");
        get("/q/health/live").statusCode(200);
        get("/q/health/ready").statusCode(200);

        // When
        int port = Integer.parseInt(server.substring(server.indexOf(':') + 1));
        try (var kafka = EmbeddedKafka.start(folder, port);
                var topic = new VehicleChangedTopic(kafka.bootstrapServers())) {
            visited(vehicle, "2027-06-20");

            // Then
            assertEquals(
                    List.of(1L, 2L, 3L),
                    topic.of(vehicle, withVersion(3)).stream()
                            .map(record -> event(record).getLong("version"))
                            .distinct()
                            .toList());
        }
    }

    public static class NobodyListens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(SERVER, "127.0.0.1:" + FreePort.find());
        }
    }
}
