package id.bengkel.chassis.upload;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A body that has arrived completely.
 *
 * @param file where it is until the request is answered
 * @param type the media type the client gives it, in lower case and without parameters; may be empty
 * @param name what the file is called at the client's; may be empty
 */
public record Upload(Path file, String type, String name) {

    /** Whether the client says that it is of this type. */
    public boolean claims(String mediaType, String extension) {
        return type.equals(mediaType) || name.toLowerCase(Locale.ROOT).endsWith(extension);
    }

    static Upload of(String file, String contentType, String name) {
        String type = contentType == null
                ? ""
                : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return new Upload(Path.of(file), type, name == null ? "" : name);
    }
}
