package id.bengkel.reminder.run;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to callers who do not wait for the end of a run, but follow it at its place. */
@Schema(name = "RunAccepted")
public record RunAccepted(boolean success, Data data, String message) {

    /** The run that was begun. */
    @Schema(name = "RunBegun")
    public record Data(UUID runId) {}

    public static RunAccepted of(UUID run) {
        return new RunAccepted(true, new Data(run), "Success");
    }

    /** Whether a {@code Prefer} header asks for this. */
    public static boolean isPreferred(String prefer) {
        return prefer != null && prefer.toLowerCase(Locale.ROOT).contains("respond-async");
    }

    /** The headers that go with it: where the run is. */
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.LOCATION, "/reminder-runs/" + data.runId(), "Preference-Applied", "respond-async");
    }

    Response response() {
        Response.ResponseBuilder answer = Response.accepted(this);
        headers().forEach(answer::header);
        return answer.build();
    }
}
