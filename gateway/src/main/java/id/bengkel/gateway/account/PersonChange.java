package id.bengkel.gateway.account;

import id.bengkel.chassis.phone.PhoneNumber;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What is to be different about somebody; null stays as it is.
 *
 * @param currentPassword asked of whoever changes their own password
 * @param active false switches the account off
 */
record PersonChange(
        @Size(max = 200) @Pattern(regexp = ".*\\S.*") String name,
        @Email @Size(min = 1, max = 254) String email,
        PhoneNumber phone,
        Role role,
        String password,
        @Size(max = 1000) String currentPassword,
        Boolean active) {}
