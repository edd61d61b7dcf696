package id.bengkel.chassis.consumer;

import io.vertx.pgclient.PgException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that could not be taken, and why.
 *
 * @param reason holds nothing of the record's content
 */
public record DeadLetter(ConsumerRecord<byte[], byte[]> record, String reason) {

    /** Not with the text of just any exception, which may quote the data. */
    static DeadLetter of(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        return new DeadLetter(record, reason(failure));
    }

    static String reason(Throwable failure) {
        if (failure instanceof UnreadableRecord unreadable) {
            return unreadable.getMessage();
        }
        return failure instanceof PgException refused
                ? "the database refused it, SQL state " + refused.getSqlState()
                : failure.getClass().getName();
    }
}
