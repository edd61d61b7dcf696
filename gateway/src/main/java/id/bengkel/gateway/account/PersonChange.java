package id.bengkel.gateway.account;

import id.bengkel.chassis.phone.PhoneNumber;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What is to be different about somebody; null stays as it is. */
record PersonChange(
        @Size(max = 200) @Pattern(regexp = ".*\\S.*") String name,
        @Email @Size(min = 1, max = 254) String email,
        PhoneNumber phone,
        Role role,
        String password) {}
