package id.bengkel.reminder.direct;

import id.bengkel.chassis.error.Languages;
import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.reminder.message.Delivery;
import id.bengkel.reminder.message.DirectSending;
import id.bengkel.reminder.message.MessageKind;
import id.bengkel.reminder.message.NewMessage;
import id.bengkel.reminder.message.Recipient;
import id.bengkel.reminder.starsender.SendRequest;
import io.quarkus.vertx.http.security.AuthorizationPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sends one message and answers with the provider's word. */
@Path("/whatsapp")
@Tag(name = "Sending")
public class SendResource {

    private final DirectSending sending;
    private final Clock clock;

    @HeaderParam("Accept-Language")
    String acceptLanguage;

    SendResource(DirectSending sending, Clock clock) {
        this.sending = sending;
        this.clock = clock;
    }

    @POST
    @Path("/send")
    @Operation(summary = "Sends a message, with a file, a delay or a schedule if wanted")
    public Uni<SendAnswer> send(@NotNull @Valid SendBody asked) {
        return send(new SendRequest(
                asked.to(),
                asked.body(),
                asked.file() == null || asked.file().isBlank() ? null : file(asked.file(), "file"),
                asked.delay(),
                Timing.schedule(asked.schedule(), "schedule", clock)));
    }

    @POST
    @Path("/send-simple")
    @AuthorizationPolicy(name = OpenSend.NAME)
    @Operation(summary = "Sends a text")
    public Uni<SendAnswer> sendSimple(
            @QueryParam("phone") @NotNull PhoneNumber phone,
            @QueryParam("message") @NotBlank @Size(max = SendBody.LONGEST) String message) {
        return send(SendRequest.text(phone, message));
    }

    @POST
    @Path("/send-with-file")
    @AuthorizationPolicy(name = OpenSend.NAME)
    @Operation(summary = "Sends a text with a file from a public address")
    public Uni<SendAnswer> sendWithFile(
            @QueryParam("phone") @NotNull PhoneNumber phone,
            @QueryParam("message") @NotBlank @Size(max = SendBody.LONGEST) String message,
            @QueryParam("file_url") @NotBlank String fileUrl) {
        return send(new SendRequest(phone, message, file(fileUrl, "file_url"), null, null));
    }

    @POST
    @Path("/send-scheduled")
    @AuthorizationPolicy(name = OpenSend.NAME)
    @Operation(summary = "Hands a text to the provider to be delivered later")
    public Uni<SendAnswer> sendScheduled(
            @QueryParam("phone") @NotNull PhoneNumber phone,
            @QueryParam("message") @NotBlank @Size(max = SendBody.LONGEST) String message,
            @QueryParam("schedule_timestamp_ms") @NotNull Long scheduleTimestampMs) {
        return send(new SendRequest(
                phone, message, null, null, Timing.schedule(scheduleTimestampMs, "schedule_timestamp_ms", clock)));
    }

    private Uni<SendAnswer> send(SendRequest content) {
        Locale language = Languages.accepted(acceptLanguage);
        return sending.send(NewMessage.of(MessageKind.direct, content, Recipient.UNKNOWN))
                .map(Delivery::orFail)
                .map(delivery -> SendAnswer.of(delivery, language));
    }

    private static URI file(String address, String field) {
        return PublicUrl.parse(address).orElseThrow(() -> SendProblem.NOT_PUBLIC.on(field));
    }
}
