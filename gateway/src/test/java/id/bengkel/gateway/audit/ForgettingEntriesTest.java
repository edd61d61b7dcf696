package id.bengkel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.gateway.StandInServices;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class ForgettingEntriesTest {

    @Inject
    Pool pool;

    @Inject
    OldEntries oldEntries;

    @Test
    void afterTwoYearsNobodyAsksAnyMore() {
        pool.query("INSERT INTO audit_entry (at, person_id, method, path, request_id)"
                        + " SELECT now() - age * interval '1 day', 'long-gone', 'POST', '/x', 'x'"
                        + " FROM unnest(ARRAY[729, 731, 1000]) AS age")
                .executeAndAwait();

        oldEntries.remove().await().atMost(Duration.ofSeconds(10));

        assertEquals(
                1L,
                pool.query("SELECT count(*) FROM audit_entry WHERE person_id = 'long-gone'")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getLong(0));
    }
}
