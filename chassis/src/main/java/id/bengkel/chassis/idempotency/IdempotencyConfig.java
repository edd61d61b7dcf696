package id.bengkel.chassis.idempotency;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How long, and for which calls, a repeat gets the first answer. */
@ConfigMapping(prefix = "bengkel.idempotency")
interface IdempotencyConfig {

    /** {@code BENGKEL_IDEMPOTENCY_KEEP}: how long answers are remembered. */
    @WithDefault("24h")
    Duration keep();

    /**
     * {@code BENGKEL_IDEMPOTENCY_LEASE}: how long a request may take before a repeat is told that its outcome is unknown.
     * The request itself goes on, and its answer still counts when it comes.
     */
    @WithDefault("2m")
    Duration lease();

    /** {@code BENGKEL_IDEMPOTENCY_LARGEST_ANSWER}: bytes of a body up to which an answer is kept. */
    @WithDefault("1M")
    MemorySize largestAnswer();

    /** The paths at which the key means nothing: what they answer must not be stored. */
    Optional<Set<String>> except();
}
