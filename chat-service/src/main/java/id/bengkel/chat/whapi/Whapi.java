package id.bengkel.chat.whapi;

import id.bengkel.chassis.metric.ProviderCalls;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Tells WhatsApp through Whapi. Never fails: whatever happens is a {@link SendResult}. At most one request is made. */
@ApplicationScoped
public class Whapi {

    private final WhapiApi api;
    private final String authorization;

    Whapi(@RestClient WhapiApi api, WhapiConfig config) {
        this.api = api;
        this.authorization = "Bearer " + config.token().orElse("");
    }

    /** @param to digits, or the id of a chat */
    public Uni<SendResult> send(String to, String text) {
        return result(api.text(authorization, new WhapiApi.Text(to, text, null)));
    }

    /** Gives a message that was sent another text. */
    public Uni<SendResult> edit(String to, String providerId, String text) {
        return result(api.text(authorization, new WhapiApi.Text(to, text, providerId)));
    }

    /** Takes a message that was sent back. */
    public Uni<SendResult> delete(String providerId) {
        return result(api.delete(authorization, providerId));
    }

    private static Uni<SendResult> result(Uni<Response> answer) {
        return ProviderCalls.timed(
                "whapi",
                answer.map(Whapi::read)
                        .onFailure(WebApplicationException.class)
                        .recoverWithItem(failure -> read(failure.getResponse()))
                        .onFailure()
                        .recoverWithItem(Whapi::unanswered));
    }

    private static SendResult read(Response response) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        return WhapiAnswer.classify(response.getStatus(), body, response.getHeaderString(HttpHeaders.RETRY_AFTER));
    }

    /** Without a connection nothing was written; after that nobody knows. */
    private static SendResult unanswered(Throwable failure) {
        boolean neverConnected = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
        return neverConnected
                ? new SendResult.Unreachable("Gagal menghubungi Whapi")
                : new SendResult.Unknown("Whapi tidak menjawab; pesan mungkin terkirim");
    }
}
