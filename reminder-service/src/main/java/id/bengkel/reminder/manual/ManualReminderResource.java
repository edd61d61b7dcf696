package id.bengkel.reminder.manual;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import id.bengkel.chassis.page.Framed;
import id.bengkel.reminder.message.Delivery;
import id.bengkel.reminder.message.DirectSending;
import id.bengkel.reminder.message.MessageKind;
import id.bengkel.reminder.message.NewMessage;
import id.bengkel.reminder.message.Recipient;
import id.bengkel.reminder.run.ReminderRun;
import id.bengkel.reminder.run.Reminding;
import id.bengkel.reminder.run.RunAccepted;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Reminds manual customers, all who are due or one, and writes to anybody. */
@Path("/manual-whatsapp")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Manual customers")
public class ManualReminderResource {

    private final Reminding reminding;
    private final ManualOutcomes outcomes;
    private final ManualReminders reminders;
    private final DirectSending sending;
    private final Framed frame;

    ManualReminderResource(
            Reminding reminding,
            ManualOutcomes outcomes,
            ManualReminders reminders,
            DirectSending sending,
            ObjectMapper json) {
        this.reminding = reminding;
        this.outcomes = outcomes;
        this.reminders = reminders;
        this.sending = sending;
        this.frame = new Framed(json);
    }

    @POST
    @Path("/send-reminders")
    @Operation(
            summary =
                    "Reminds all who are due and were not reminded today; with Prefer: respond-async in the background")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RunAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "Started; progress is at the Location",
            content = @Content(schema = @Schema(implementation = RunAccepted.class)))
    public RestMulti<RawValue> sendReminders(
            @HeaderParam("Prefer") String prefer,
            @NotNull @Valid ManualReminderRequest body,
            @Context HttpServerResponse response) {
        if (RunAccepted.isPreferred(prefer)) {
            return frame.answer(
                    202,
                    reminding
                            .startInBackground(body.order())
                            .map(RunAccepted::of)
                            .invoke(accepted -> accepted.headers().forEach(response::putHeader)));
        }
        // Memoized, it is not cancelled with a caller who goes away.
        Uni<ReminderRun> run = reminding.run(body.order()).memoize().indefinitely();
        return frame.answer(run.map(RunAnswer.Head::of), "details", run.onItem().transformToMulti(outcomes::of));
    }

    @POST
    @Path("/{id}/send-reminder")
    @Operation(summary = "Reminds one manual customer now, due or not, reminded or not")
    public Uni<OneAnswer> sendReminder(@PathParam("id") UUID id) {
        return reminders.send(id).map(detail -> new OneAnswer(true, detail, "Reminder berhasil dikirim"));
    }

    @POST
    @Path("/send-custom-message")
    @Operation(summary = "Sends any words to any number")
    public Uni<CustomMessage.Answer> sendCustomMessage(@NotNull @Valid CustomMessage body) {
        return sending.send(NewMessage.text(MessageKind.custom, body.noHp(), body.message(), Recipient.UNKNOWN))
                .map(Delivery::orFail)
                .map(body::answer);
    }

    /** The documented answer to a run, as the documentation of the API shows it; it is written while it is read. */
    @Schema(name = "ManualReminderAnswer")
    record RunAnswer(long totalRecords, long reminderSent, long reminderFailed, List<ManualDetail> details) {

        /** What stands before the details. */
        record Head(long totalRecords, long reminderSent, long reminderFailed) {

            static Head of(ReminderRun run) {
                return new Head(
                        run.totalCustomers(), run.counts().sent(), run.counts().failed());
            }
        }
    }

    /** The documented answer to a single reminder. */
    @Schema(name = "OneManualReminderAnswer")
    record OneAnswer(boolean success, ManualDetail data, String message) {}
}
