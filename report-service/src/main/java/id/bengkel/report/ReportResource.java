package id.bengkel.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.bengkel.chassis.error.InputProblem;
import id.bengkel.chassis.error.Languages;
import id.bengkel.chassis.page.Listing;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** The reports over HTTP. They hold names and numbers: nothing here is public. */
@Path("/whatsapp-report")
@Tag(name = "Reports")
public class ReportResource {

    private final Reports reports;
    private final Clock clock;

    ReportResource(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** What was done, in words. */
    public record Done(String message, @JsonInclude(JsonInclude.Include.NON_NULL) Integer count) {}

    @GET
    @Operation(summary = "All reports, the oldest first")
    public RestMulti<ReportView> list(@BeanParam @Valid Listing listing) {
        return list(listing, null, ReportView::of);
    }

    @GET
    @Path("/detail")
    @Operation(summary = "All reports with names and numbers, the oldest first")
    public RestMulti<ReportDetail> detail(@BeanParam @Valid Listing listing) {
        return list(listing, null, ReportDetail::of);
    }

    @GET
    @Path("/customer/{id_customer}")
    @Operation(summary = "The reports of a customer; none for a customer never written to")
    public RestMulti<ReportView> ofCustomer(
            @PathParam("id_customer") UUID idCustomer, @BeanParam @Valid Listing listing) {
        return list(listing, idCustomer, ReportView::of);
    }

    @GET
    @Path("/customer/{id_customer}/vehicle/{id_vehicle}")
    @Operation(summary = "The report of a customer and vehicle")
    public Uni<ReportView> ofVehicle(
            @PathParam("id_customer") UUID idCustomer, @PathParam("id_vehicle") UUID idVehicle) {
        return reports.find(idCustomer, idVehicle)
                .onItem()
                .ifNull()
                .failWith(ReportProblem.NOT_FOUND::failure)
                .map(report -> ReportView.of(report, clock));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(summary = "Removes a report; a further message to the same customer and vehicle begins a new one")
    public Uni<Done> remove(@PathParam("id") UUID id, @HeaderParam("Accept-Language") String language) {
        return reports.remove(id)
                .invoke(removed -> {
                    if (!removed) {
                        throw ReportProblem.NOT_FOUND.failure();
                    }
                })
                .map(removed -> new Done(say(language, "Report berhasil dihapus", "The report was removed"), null));
    }

    @POST
    @Path("/reset-frequency")
    @RolesAllowed("admin")
    @Operation(summary = "Sets the frequency of a customer's reports, or of all, back to 0; the reports stay")
    public Uni<Done> resetFrequency(
            @QueryParam("id_customer") UUID idCustomer,
            @HeaderParam("Accept-Language") String language,
            @Context UriInfo uri) {
        if (idCustomer == null && uri.getQueryParameters().containsKey("id_customer")) {
            // Somebody left a field empty: that must not mean everybody.
            throw InputProblem.NOT_AN_ID.on("id_customer");
        }
        return reports.reset(idCustomer)
                .map(count -> new Done(
                        say(
                                language,
                                "Frequency untuk %d report%s berhasil direset"
                                        .formatted(count, idCustomer == null ? "" : " customer " + idCustomer),
                                "The frequency of %d reports%s was reset"
                                        .formatted(count, idCustomer == null ? "" : " of customer " + idCustomer)),
                        count));
    }

    private <V> RestMulti<V> list(Listing listing, UUID idCustomer, BiFunction<Report, Clock, V> view) {
        return listing.answer(
                () -> reports.count(idCustomer),
                (offset, limit) -> reports.slice(idCustomer, offset, limit),
                (last, limit) -> reports.following(idCustomer, last, limit),
                report -> view.apply(report, clock));
    }

    private static String say(String acceptLanguage, String indonesian, String english) {
        return Languages.ENGLISH.equals(Languages.accepted(acceptLanguage)) ? english : indonesian;
    }
}
