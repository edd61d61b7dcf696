package id.bengkel.chassis.error;

import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.lang.UnresolvableKeyException;

/** Nobody knows whether a token is bad while its issuer does not give its keys, and clients forget one that is. */
public final class MissingKeys {

    private MissingKeys() {}

    /** Whether a token could not be read for want of keys: without a cause of its own they are there, and the token's is none of them. */
    public static boolean caused(Throwable unread) {
        return unread instanceof ParseException
                && unread.getCause() instanceof UnresolvableKeyException keys
                && keys.getCause() != null;
    }
}
