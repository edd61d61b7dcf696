package id.bengkel.chassis.upload;

import id.bengkel.chassis.error.CommonProblem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import jakarta.ws.rs.core.MediaType;

/** A file on its way in. */
final class IncomingFile {

    private final HttpServerRequest request;
    private final String path;
    private final AsyncFile file;
    private final long maxSize;
    private final Promise<Upload> arrived = Promise.promise();
    private final Promise<Void> ended = Promise.promise();

    private int files;

    IncomingFile(HttpServerRequest request, String path, AsyncFile file, long maxSize) {
        this.request = request;
        this.path = path;
        this.file = file;
        this.maxSize = maxSize;
    }

    Future<Upload> receive() {
        Upload body = Upload.of(path, request.getHeader(HttpHeaders.CONTENT_TYPE), null);
        request.exceptionHandler(broken -> arrived.tryFail(CommonProblem.MALFORMED.failure()));
        if (body.type().equals(MediaType.MULTIPART_FORM_DATA)) {
            request.setExpectMultipart(true);
            request.uploadHandler(this::receivePart);
            request.endHandler(end -> requireOneFile());
        } else {
            ended.complete();
            copy(request, body);
        }
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
        request.resume();
        return arrived.future();
    }

    /** One without a name is a field for which nobody has chosen a file. */
    private void receivePart(HttpServerFileUpload part) {
        if (part.filename().isEmpty() || ++files > 1) {
            part.handler(ignored -> {});
            return;
        }
        part.exceptionHandler(broken -> arrived.tryFail(CommonProblem.MALFORMED.failure()));
        copy(part, Upload.of(path, part.contentType(), part.filename()));
    }

    /** Of several, all but one would be lost, and nobody told. */
    private void requireOneFile() {
        if (files == 1) {
            ended.complete();
        } else {
            arrived.tryFail(UploadProblem.NOT_ONE_FILE.on("file"));
        }
    }

    private void copy(ReadStream<Buffer> source, Upload upload) {
        source.handler(chunk -> {
            if (request.bytesRead() > maxSize) {
                request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                arrived.tryFail(CommonProblem.TOO_LARGE.failure());
            } else if (!arrived.future().isComplete()) {
                file.write(chunk).onFailure(arrived::tryFail);
                if (file.writeQueueFull()) {
                    source.pause();
                    file.drainHandler(drained -> source.resume());
                }
            }
        });
        source.endHandler(end -> ended.future().onSuccess(all -> arrived.tryComplete(upload)));
    }
}
