package id.bengkel.gateway.audit;

import id.bengkel.chassis.page.Restriction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The audit log, newest first. */
@ApplicationScoped
class AuditEntries implements PanacheRepository<AuditEntry> {

    private static final String NEWEST_FIRST = " order by id desc";

    Uni<Long> countOf(Restriction wanted) {
        return Panache.withSession(() -> count(wanted.condition(), wanted.parameters()));
    }

    Uni<List<AuditEntry>> slice(Restriction wanted, long offset, int limit) {
        return Panache.withSession(() -> find(wanted.condition() + NEWEST_FIRST, wanted.parameters())
                .range((int) offset, (int) offset + limit - 1)
                .list());
    }

    Uni<List<AuditEntry>> following(Restriction wanted, AuditEntry last, int limit) {
        if (last == null) {
            return slice(wanted, 0, limit);
        }
        return slice(wanted.and("id < :last", "last", last.id), 0, limit);
    }
}
