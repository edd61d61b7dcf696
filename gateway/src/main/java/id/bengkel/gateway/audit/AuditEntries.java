package id.bengkel.gateway.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The audit log, newest first. */
@ApplicationScoped
class AuditEntries implements PanacheRepository<AuditEntry> {

    private static final String NEWEST_FIRST = " order by id desc";

    Uni<Long> countOf(AuditFilter filter) {
        return Panache.withSession(() -> count(filter.condition(), filter.parameters()));
    }

    Uni<List<AuditEntry>> slice(AuditFilter filter, long offset, int limit) {
        return Panache.withSession(() -> find(filter.condition() + NEWEST_FIRST, filter.parameters())
                .range((int) offset, (int) offset + limit - 1)
                .list());
    }

    Uni<List<AuditEntry>> following(AuditFilter filter, AuditEntry last, int limit) {
        if (last == null) {
            return slice(filter, 0, limit);
        }
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.put("last", last.id);
        return Panache.withSession(() -> find(filter.condition() + " and id < :last" + NEWEST_FIRST, parameters)
                .range(0, limit - 1)
                .list());
    }
}
