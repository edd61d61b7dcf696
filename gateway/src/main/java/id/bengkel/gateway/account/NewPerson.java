package id.bengkel.gateway.account;

import id.bengkel.chassis.phone.PhoneNumber;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Somebody to be given an account. */
record NewPerson(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Email @Size(max = 254) String email,
        // Without @, so that nobody can take another's email address for a username.
        @NotBlank @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9._-]*") String username,
        @NotNull String password,
        PhoneNumber phone,
        @NotNull Role role) {}
