package id.bengkel.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Passwords that are made up when they are needed for the first time, and stay the same from then on. */
record Passwords(Path folder) {

    private static final int RANDOM_BYTES = 18;

    String of(String name) {
        return of(name, Optional.empty());
    }

    /** @param first what it shall be in place of a made up one; counts only when there is none yet */
    String of(String name, Optional<String> first) {
        var file = file(name);
        try {
            if (Files.notExists(file)) {
                PrivateFile.write(file, first.orElseGet(Passwords::random));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the password of " + name, e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private static String random() {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
