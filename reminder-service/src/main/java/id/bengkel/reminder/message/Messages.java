package id.bengkel.reminder.message;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
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

    Uni<Long> countOf(MessageFilter filter) {
        return count(filter.condition(), filter.parameters());
    }

    Uni<List<Message>> slice(MessageFilter filter, long offset, int limit) {
        PanacheQuery<Message> found = find(filter.condition() + NEWEST_FIRST, filter.parameters());
        return found.range((int) offset, (int) offset + limit - 1).list();
    }

    Uni<List<Message>> following(MessageFilter filter, Message last, int limit) {
        if (last == null) {
            return slice(filter, 0, limit);
        }
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.put("lastCreated", last.createdAt);
        parameters.put("lastId", last.id);
        String after = filter.condition()
                + " and (createdAt < :lastCreated or createdAt = :lastCreated and id < :lastId)"
                + NEWEST_FIRST;
        return find(after, parameters).range(0, limit - 1).list();
    }
}
