package id.bengkel.gateway.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Formula;

/** Somebody who may sign in. */
@Entity
public class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;
    private String username;
    private String email;
    private String phone;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String passwordHash;
    private long tokenGeneration;
    private boolean active = true;
    private Instant createdAt;

    @Formula("exists (select 1 from presence p where p.account_id = id and p.online_until > current_timestamp)")
    private boolean online;

    protected Account() {}

    Account(NewPerson person, String passwordHash, Instant now) {
        this.name = person.name().strip();
        this.username = person.username();
        this.email = person.email();
        this.phone = person.phone() == null ? null : person.phone().digits();
        this.role = person.role();
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    /**
     * Takes over what the change names and leaves the rest; a new role, and switching the account off, make all tokens of
     * before void.
     */
    void change(PersonChange change) {
        name = change.name() == null ? name : change.name().strip();
        email = change.email() == null ? email : change.email();
        phone = change.phone() == null ? phone : change.phone().digits();
        if (change.role() != null && change.role() != role) {
            role = change.role();
            tokenGeneration++;
        }
        if (change.active() != null && change.active() != active) {
            active = change.active();
            tokenGeneration++;
        }
    }

    /** Replaces the password and makes all tokens of before void. */
    void changePassword(String newPasswordHash) {
        passwordHash = newPasswordHash;
        tokenGeneration++;
    }

    public long id() {
        return id;
    }

    public String username() {
        return username;
    }

    public Role role() {
        return role;
    }

    public String passwordHash() {
        return passwordHash;
    }

    /** Tokens of an earlier generation are void. */
    public long tokenGeneration() {
        return tokenGeneration;
    }

    public String name() {
        return name;
    }

    /** Whether the person may sign in. */
    boolean active() {
        return active;
    }

    /** Whether the person was at work in the chats within the last minute, as of when the account was read. */
    boolean online() {
        return online;
    }

    String email() {
        return email;
    }

    String phone() {
        return phone;
    }
}
