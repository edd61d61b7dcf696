package id.bengkel.local.sandbox;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * An HTTP server that plays StarSender and Whapi, keeps what they are sent, fails when {@code /faults} says
 * so, and shows the messages on a page. Everything runs on one event loop thread.
 */
public final class Sandbox implements AutoCloseable {

    /** As much as Whapi takes, with room for media inside of the JSON. */
    private static final long LARGEST_BODY = 32L * 1024 * 1024;

    private static final int WAITING_CONNECTIONS = 4096;

    private final Vertx vertx;
    private final Optional<Journal> journal;
    private final HttpServer server;

    /**
     * @param host the address to listen at
     * @param port where to listen, 0 for any free port
     * @param gateway where messages that customers write are brought; asked at each message
     * @param webhookToken sent along with those as {@code X-Webhook-Token}
     * @param journal a file in which sent messages survive a restart; none keeps them in memory only
     */
    public record Options(
            String host, int port, Supplier<URI> gateway, Optional<String> webhookToken, Optional<Path> journal) {

        /** Listens on this machine only. */
        public Options(int port, Supplier<URI> gateway, Optional<String> webhookToken, Optional<Path> journal) {
            this("127.0.0.1", port, gateway, webhookToken, journal);
        }
    }

    private Sandbox(Options options) {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        journal = options.journal().map(Journal::in);
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(options.host())
                        .setPort(options.port())
                        .setAcceptBacklog(WAITING_CONNECTIONS))
                .requestHandler(routes(options));
    }

    /**
     * Starts a sandbox and returns when it takes calls.
     *
     * @throws IllegalStateException when it cannot listen on the port
     */
    public static Sandbox start(Options options) {
        var sandbox = new Sandbox(options);
        try {
            sandbox.server.listen().toCompletionStage().toCompletableFuture().join();
            return sandbox;
        } catch (CompletionException e) {
            sandbox.close();
            throw new IllegalStateException("The sandbox cannot listen on port " + options.port(), e.getCause());
        }
    }

    /** {@code http://127.0.0.1:<port>}, for who is on this machine. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        journal.ifPresent(Journal::close);
    }

    private Router routes(Options options) {
        var clock = Clock.systemUTC();
        var faults = new Faults();
        var sent = new SentMessages(journal);
        var providerCalls = new ProviderCalls(vertx, faults, sent);

        var router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.route().failureHandler(Sandbox::answerFailure);
        router.errorHandler(404, Sandbox::answerFailure);
        router.errorHandler(405, Sandbox::answerFailure);
        new StarSenderCalls(clock).addTo(router, providerCalls);
        var conversations = new Conversations(sent, clock);
        var webhook = new Webhook(vertx, options.gateway(), options.webhookToken());
        var receipts = new Receipts(vertx, webhook, conversations, clock);
        new WhapiCalls(clock, sent, receipts).addTo(router, providerCalls);
        new ControlCalls(faults, sent).addTo(router);
        new IncomingMessages(webhook, conversations, clock).addTo(router);
        conversations.addTo(router);
        receipts.addTo(router);
        new UploadedFiles().addTo(router);
        Page.addTo(router);
        return router;
    }

    private static void answerFailure(RoutingContext call) {
        var bad = call.failure() instanceof BadCall failure ? failure : null;
        var status = bad == null ? call.statusCode() : bad.status();
        var message = bad == null ? HttpResponseStatus.valueOf(status).reasonPhrase() : bad.getMessage();
        Answers.json(call, status, new JsonObject().put("success", false).put("message", message));
    }
}
