package id.bengkel.chassis.outbox;

import id.bengkel.chassis.trace.Trace;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that is committed and waits to be published.
 *
 * @param id stable over repeated publishing: consumers recognise repetitions by it
 * @param type the CloudEvents type, or null for a tombstone
 * @param key the record's key: events of one key keep their order
 * @param payload JSON, or null for a tombstone
 * @param requestId the request that caused it, or null
 * @param trace the trace that it belongs to, see {@link Trace}, or null
 */
public record OutboxEvent(
        UUID id, String type, String key, String payload, Instant time, String requestId, String trace) {}
