package id.bengkel.local.keys;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;

/**
 * An RSA key pair of 2048 bits in two files.
 *
 * @param signingKey the private key, a JWK that only its owner can read
 * @param jwks the public key, a JWKS
 */
public record JwtKeys(Path signingKey, Path jwks) {

    private static final int BITS = 2048;

    /**
     * Makes {@code signing-key.jwk} and {@code jwks.json} in a folder, or keeps the key that is there.
     *
     * @param folder made if missing
     */
    public static JwtKeys makeIfMissing(Path folder) {
        var keys = new JwtKeys(folder.resolve("signing-key.jwk"), folder.resolve("jwks.json"));
        try {
            Files.createDirectories(folder);
            if (Files.notExists(keys.signingKey)) {
                write(keys.signingKey, RsaJwk.of(newKey()));
            }
            // Written each time: it may be missing, or of another key.
            var publicKey = RsaJwk.withoutSecrets(keys.signingJwk());
            write(keys.jwks, new JsonObject().put("keys", new JsonArray().add(publicKey)));
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the signing key in " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot make a signing key", e);
        }
    }

    /** Makes the files in the folder that is named, for those who run Bengkel elsewhere. */
    public static void main(String[] folder) {
        makeIfMissing(Path.of(folder[0]));
    }

    /** The {@code kid} that tokens signed with this key carry. */
    public String keyId() {
        return signingJwk().getString("kid");
    }

    /** The key that signs. */
    public RSAPrivateCrtKey privateKey() {
        try {
            return RsaJwk.privateKey(signingJwk());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(signingKey + " holds no RSA key", e);
        }
    }

    private JsonObject signingJwk() {
        try {
            return new JsonObject(Files.readString(signingKey));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + signingKey, e);
        }
    }

    private static RSAPrivateCrtKey newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    }

    /** Complete or not at all, and never readable by others, not even for a moment. */
    private static void write(Path file, JsonObject json) throws IOException {
        var forOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = Files.createTempFile(file.getParent(), "key-", ".tmp", forOwner);
        Files.write(unfinished, json.toBuffer().getBytes());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
