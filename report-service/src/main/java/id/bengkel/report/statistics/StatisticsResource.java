package id.bengkel.report.statistics;

import id.bengkel.chassis.page.Listing;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** The figures over HTTP. */
@Path("/whatsapp-report")
@Tag(name = "Reports")
public class StatisticsResource {

    private final Figures figures;
    private final Clock clock;

    StatisticsResource(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @GET
    @Path("/statistics")
    @Operation(summary = "Totals, average and breakdown over all reports")
    public Uni<Statistics> statistics() {
        return figures.byFrequency().map(Statistics::of);
    }

    @GET
    @Path("/daily")
    @Operation(summary = "Messages sent on each day of the workshop; by default the last thirty, at most a year")
    public RestMulti<Day> daily(
            @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to, @BeanParam @Valid Listing listing) {
        Period period = Period.of(from, to, LocalDate.now(clock));
        return listing.answer(
                () -> Uni.createFrom().item(period.days()),
                (offset, limit) -> figures.daily(period)
                        .map(days -> days.stream().skip(offset).limit(limit).toList()),
                // A year is read at once.
                (last, limit) -> figures.daily(period),
                Function.identity());
    }
}
