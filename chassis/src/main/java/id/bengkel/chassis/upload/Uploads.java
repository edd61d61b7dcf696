package id.bengkel.chassis.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes a request's body, or the file of its multipart form, into a temporary file, at the pace of the disk and on no
 * thread of its own. For resources without a parameter for the body.
 */
@Singleton
public class Uploads {

    /** In the context of a request whose upload is being used. */
    private static final String ARRIVED = "bengkel.upload";

    private final Vertx vertx;
    private final long maxSize;

    Uploads(Vertx vertx, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxSize) {
        this.vertx = vertx;
        this.maxSize = maxSize.asLongValue();
        UploadFolder.forgetTheDead();
    }

    /**
     * Uses what is uploaded; the file is gone afterwards. Who leaves in the midst of the upload has sent nothing, who leaves
     * later changes nothing any more.
     *
     * <p>Fails with 413 for more than {@code quarkus.http.limits.max-body-size}, with 400 for a form that has no file, has
     * several, or cannot be read.
     *
     * <p>While an upload is used, whoever asks again for the same request gets the same one.
     */
    public <T> Uni<T> receive(RoutingContext request, Function<Upload, Uni<T>> use) {
        var arrived = ContextLocals.<Upload>get(ARRIVED);
        if (arrived.isPresent()) {
            return use.apply(arrived.get());
        }
        return uni(vertx.executeBlocking(UploadFolder::newFile, false)).flatMap(file -> uni(fill(file, request))
                .invoke(upload -> ContextLocals.put(ARRIVED, upload))
                .flatMap(use::apply)
                .eventually(() -> uni(vertx.fileSystem().delete(file)))
                // Memoized, it goes on when nobody waits for it any more.
                .memoize()
                .indefinitely());
    }

    private Future<Upload> fill(String file, RoutingContext request) {
        return vertx.fileSystem().open(file, new OpenOptions().setWrite(true)).compose(open -> new IncomingFile(
                        request.request(), file, open, maxSize)
                .receive()
                .eventually(() -> open.close()));
    }

    private static <T> Uni<T> uni(Future<T> future) {
        return Uni.createFrom().completionStage(future::toCompletionStage);
    }
}
