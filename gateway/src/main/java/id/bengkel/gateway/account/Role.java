package id.bengkel.gateway.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody may do; in tokens it is the only group. */
public enum Role {
    ADMIN,
    AGENT;

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
