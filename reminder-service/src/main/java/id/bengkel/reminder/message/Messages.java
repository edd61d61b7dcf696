package id.bengkel.reminder.message;

import id.bengkel.chassis.page.Restriction;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All messages, newest first. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<Message, UUID> {

    private static final String NEWEST_FIRST = " order by createdAt desc, id desc";

    Uni<Message> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(MessageProblem.NOT_FOUND::failure);
    }

    Uni<Long> countOf(Restriction wanted) {
        return count(wanted.condition(), wanted.parameters());
    }

    Uni<List<Message>> slice(Restriction wanted, long offset, int limit) {
        return find(wanted.condition() + NEWEST_FIRST, wanted.parameters())
                .range((int) offset, (int) offset + limit - 1)
                .list();
    }

    Uni<List<Message>> following(Restriction wanted, Message last, int limit) {
        if (last == null) {
            return slice(wanted, 0, limit);
        }
        return slice(
                wanted.and(
                        "(createdAt < :lastCreated or createdAt = :lastCreated and id < :lastId)",
                        Map.of("lastCreated", last.createdAt, "lastId", last.id)),
                0,
                limit);
    }
}
