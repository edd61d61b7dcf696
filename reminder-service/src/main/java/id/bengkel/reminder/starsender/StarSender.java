package id.bengkel.reminder.starsender;

import id.bengkel.chassis.metric.ProviderCalls;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Hands messages to StarSender. Never fails: whatever happens is a {@link SendResult}. */
@ApplicationScoped
public class StarSender {

    private final StarSenderApi api;
    private final String deviceKey;
    private final Clock clock;

    StarSender(
            @RestClient StarSenderApi api,
            @ConfigProperty(name = "starsender.api.key") Optional<String> deviceKey,
            Clock clock) {
        this.api = api;
        this.deviceKey = deviceKey.orElse("");
        this.clock = clock;
    }

    /** Sends a message. At most one request is made. */
    public Uni<SendResult> send(SendRequest message) {
        return ProviderCalls.timed(
                "starsender",
                api.send(deviceKey, inItsTerms(message))
                        .map(StarSender::read)
                        .onFailure(WebApplicationException.class)
                        .recoverWithItem(failure -> read(failure.getResponse()))
                        .onFailure()
                        .recoverWithItem(StarSender::unanswered));
    }

    /** A time that has passed while the message was waiting means at once. */
    private StarSenderApi.Request inItsTerms(SendRequest message) {
        Instant schedule = message.schedule();
        return new StarSenderApi.Request(
                message.file() == null ? "text" : "media",
                message.to().digits(),
                message.body(),
                message.file() == null ? null : message.file().toString(),
                message.delay(),
                schedule == null || !schedule.isAfter(clock.instant()) ? null : schedule.toEpochMilli());
    }

    private static SendResult read(Response response) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        return StarSenderAnswer.classify(response.getStatus(), body, response.getHeaderString(HttpHeaders.RETRY_AFTER));
    }

    /** Without a connection nothing was written; after that nobody knows. */
    private static SendResult unanswered(Throwable failure) {
        boolean neverConnected = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
        return neverConnected
                ? new SendResult.Unreachable("Gagal menghubungi API StarSender")
                : new SendResult.Unknown("API StarSender tidak menjawab; pesan mungkin terkirim");
    }
}
