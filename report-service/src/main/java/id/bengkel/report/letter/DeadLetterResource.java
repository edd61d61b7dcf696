package id.bengkel.report.letter;

import id.bengkel.chassis.error.Languages;
import id.bengkel.chassis.page.Listing;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** What could not be counted, over HTTP. */
@Path("/whatsapp-report/dead-letters")
@RolesAllowed("admin")
@Tag(name = "Dead letters")
public class DeadLetterResource {

    private final DeadLetterEntries letters;
    private final Replay replay;
    private final Clock clock;

    DeadLetterResource(DeadLetterEntries letters, Replay replay, Clock clock) {
        this.letters = letters;
        this.replay = replay;
        this.clock = clock;
    }

    /** What was done, in words and numbers. */
    public record Replayed(String message, int count, int failed) {}

    @GET
    @Operation(summary = "What could not be counted and why, the oldest first (admins)")
    public RestMulti<DeadLetterView> list(@BeanParam @Valid Listing listing) {
        return listing.answer(
                letters::countWaiting, letters::slice, letters::following, letter -> DeadLetterView.of(letter, clock));
    }

    @POST
    @Path("/replay")
    @Operation(summary = "Tries to count one of them, or all, once more; each counts once at most (admins)")
    public Uni<Replayed> replay(@QueryParam("id") UUID id, @HeaderParam("Accept-Language") String language) {
        return (id == null ? replay.all() : replay.one(id))
                .map(outcome -> new Replayed(say(language, outcome), outcome.counted(), outcome.failed()));
    }

    private static String say(String acceptLanguage, Replay.Outcome outcome) {
        return (Languages.ENGLISH.equals(Languages.accepted(acceptLanguage))
                        ? "%d dead letters were counted, %d failed again"
                        : "%d dead letter berhasil dihitung, %d gagal lagi")
                .formatted(outcome.counted(), outcome.failed());
    }
}
