package id.bengkel.reminder.starsender;

import id.bengkel.chassis.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Hands messages to StarSender. Never fails: whatever happens is a {@link SendResult}. */
@ApplicationScoped
public class StarSender {

    private final StarSenderApi api;
    private final String deviceKey;

    StarSender(@RestClient StarSenderApi api, @ConfigProperty(name = "starsender.api.key") Optional<String> deviceKey) {
        this.api = api;
        this.deviceKey = deviceKey.orElse("");
    }

    /** Sends a text. At most one request is made. */
    public Uni<SendResult> send(PhoneNumber to, String body) {
        return api.send(deviceKey, new StarSenderApi.Request("text", to.digits(), body))
                .map(StarSender::read)
                .onFailure(WebApplicationException.class)
                .recoverWithItem(failure -> read(failure.getResponse()))
                .onFailure()
                .recoverWithItem(StarSender::unanswered);
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
