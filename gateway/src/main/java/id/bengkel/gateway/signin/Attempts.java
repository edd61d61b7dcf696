package id.bengkel.gateway.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Makes guessing passwords slow. Failures count by account and address together, so that nobody locks another person out,
 * and more widely by address alone, so that nobody tries one password on everybody.
 */
@Singleton
class Attempts {

    private static final Bandwidth OF_ACCOUNT = Bandwidth.builder()
            .capacity(5)
            .refillIntervally(1, Duration.ofSeconds(30))
            .build();
    /** Wide enough for a whole workshop behind one router. */
    private static final Bandwidth OF_NETWORK = Bandwidth.builder()
            .capacity(100)
            .refillIntervally(1, Duration.ofSeconds(3))
            .build();

    private final Cache<String, Bucket> byAccount = bounded();
    private final Cache<String, Bucket> byNetwork = bounded();

    /**
     * Counts an attempt as failed until {@link #succeeded} says otherwise: many at once are counted as well.
     *
     * @return zero, or the time after which the next attempt is allowed
     */
    Duration begin(String account, String network) {
        Duration wait = take(byNetwork.get(network, any -> bucket(OF_NETWORK)));
        return wait.isZero() ? take(byAccount.get(account + " " + network, any -> bucket(OF_ACCOUNT))) : wait;
    }

    /** Forgets the failures of this account at this address, and this attempt at the address. */
    void succeeded(String account, String network) {
        byAccount.invalidate(account + " " + network);
        byNetwork.get(network, any -> bucket(OF_NETWORK)).addTokens(1);
    }

    private static Duration take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private static Bucket bucket(Bandwidth limit) {
        return Bucket.builder().addLimit(limit).build();
    }

    /** After an hour unused a bucket is full again anyway. */
    private static Cache<String, Bucket> bounded() {
        return Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterAccess(Duration.ofHours(1))
                .build();
    }
}
