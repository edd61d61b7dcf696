package id.bengkel.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody as clients see them.
 *
 * @param id a number, or what another issuer knows the person by
 * @param online only in lists
 * @param active whether the account is switched on; only in lists
 */
public record Person(
        @Schema(type = SchemaType.INTEGER) Object id,
        String name,
        String username,
        String email,
        String phone,
        Role role,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean online,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean active) {

    public static Person of(Account account) {
        return of(account, null, null);
    }

    /** Whom another issuer's token speaks of. */
    public static Person of(JsonWebToken token) {
        return new Person(
                token.getSubject(),
                token.getClaim("name"),
                token.getName(),
                token.getClaim("email"),
                null,
                token.getGroups().contains(Role.ADMIN.toString()) ? Role.ADMIN : Role.AGENT,
                null,
                null);
    }

    /** As an item of a list. */
    static Person listed(Account account) {
        return of(account, account.online(), account.active());
    }

    private static Person of(Account account, Boolean online, Boolean active) {
        return new Person(
                account.id(),
                account.name(),
                account.username(),
                account.email(),
                account.phone(),
                account.role(),
                online,
                active);
    }
}
