package id.bengkel.chassis.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How large request bodies may be, in bytes with a unit. */
@ConfigMapping(prefix = "bengkel.http.body")
public interface BodyLimits {

    /** The largest body of an ordinary request. */
    @WithDefault("1M")
    MemorySize usual();

    /** The largest body of a request that brings a file. */
    @WithDefault("${quarkus.http.limits.max-body-size}")
    MemorySize file();

    /** What the bodies of requests that bring no file take at most, all together: they are held in memory. */
    @WithDefault("24M")
    MemorySize atOnce();

    /** The paths of requests that bring files. */
    Optional<List<String>> fileAt();

    /** The largest body of a request to this path, in bytes. */
    default long of(String path) {
        return (takesFile(path) ? file() : usual()).asLongValue();
    }

    default boolean takesFile(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return fileAt().map(paths -> paths.contains(bare)).orElse(false);
    }
}
