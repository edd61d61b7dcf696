package id.bengkel.gateway.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Makes guessing passwords slow. Failures count by account and network together, so that nobody locks another person out,
 * and more widely by network alone, so that nobody tries one password on everybody. Each replica counts for itself.
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
        Bucket ofAccount = byAccount.get(account + " " + network, any -> bucket(OF_ACCOUNT));
        Duration wait = take(ofAccount);
        if (!wait.isZero()) {
            return wait; // and spare the network, or whoever hammers on one account would lock out the whole house
        }
        wait = take(ofNetwork(network));
        if (!wait.isZero()) {
            ofAccount.addTokens(1);
        }
        return wait;
    }

    /** Forgets the failures of this account from this network, and this attempt of the network. */
    void succeeded(String account, String network) {
        byAccount.invalidate(account + " " + network);
        ofNetwork(network).addTokens(1);
    }

    private Bucket ofNetwork(String network) {
        return byNetwork.get(network, any -> bucket(OF_NETWORK));
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
