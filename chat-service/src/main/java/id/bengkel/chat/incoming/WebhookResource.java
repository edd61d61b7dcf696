package id.bengkel.chat.incoming;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.request.RequestId;
import id.bengkel.chat.ChatProblem;
import id.bengkel.chat.whapi.WhapiConfig;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where Whapi brings what happens on WhatsApp. It may name event and method in the path, and use any of four methods. */
@Path("/webhook/whapi{event:(/[^/]+){0,2}/?}")
@PermitAll
@Consumes(MediaType.WILDCARD)
@Tag(name = "Webhook")
public class WebhookResource {

    private static final String TOKEN = "X-Webhook-Token";

    private final Inbox inbox;
    private final WhapiConfig config;
    private final ObjectMapper json;

    WebhookResource(Inbox inbox, WhapiConfig config, ObjectMapper json) {
        this.inbox = inbox;
        this.config = config;
        this.json = json;
    }

    /** The answer to Whapi; {@code reason} when there was no message in it, all else when there was. */
    @Schema(name = "WebhookAnswer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(String status, String mode, Long chatId, Boolean botReplied, String reason) {

        static Answer of(Receipt receipt) {
            return new Answer("ok", receipt.mode(), receipt.chatId(), receipt.botReplied(), null);
        }

        static Answer ignored(String reason) {
            return new Answer("ignored", null, null, null, reason);
        }
    }

    @POST
    @Operation(summary = "Takes in what Whapi tells; answered once it is stored")
    public Uni<Answer> post(@HeaderParam(TOKEN) String token, byte[] body) {
        return receive(token, body);
    }

    @PUT
    @Operation(summary = "As POST")
    public Uni<Answer> put(@HeaderParam(TOKEN) String token, byte[] body) {
        return receive(token, body);
    }

    @PATCH
    @Operation(summary = "As POST")
    public Uni<Answer> patch(@HeaderParam(TOKEN) String token, byte[] body) {
        return receive(token, body);
    }

    @DELETE
    @Operation(summary = "As POST")
    public Uni<Answer> delete(@HeaderParam(TOKEN) String token, byte[] body) {
        return receive(token, body);
    }

    private Uni<Answer> receive(String token, byte[] body) {
        if (!config.webhookToken().map(secret -> same(secret, token)).orElse(true)) {
            throw ChatProblem.WEBHOOK_TOKEN.failure();
        }
        WebhookCall call =
                Envelope.read(tree(body), Json.storable(new String(body, StandardCharsets.UTF_8)), RequestId.current());
        if (call.isEmpty()) {
            return Uni.createFrom().item(Answer.ignored("no message in it"));
        }
        return inbox.receive(call)
                .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                .map(receipt -> receipt.map(Answer::of).orElseGet(() -> Answer.ignored("no new message")));
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode tree = json.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw CommonProblem.MALFORMED.failure();
            }
            return tree;
        } catch (JsonProcessingException malformed) {
            throw CommonProblem.MALFORMED.failure();
        } catch (java.io.IOException unreadable) {
            throw CommonProblem.MALFORMED.failure();
        }
    }

    /** In a time that tells nothing of the secret. */
    private static boolean same(String secret, String token) {
        return token != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
