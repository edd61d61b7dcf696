package id.bengkel.customer.visit;

import id.bengkel.chassis.answer.Created;
import id.bengkel.chassis.page.Listing;
import id.bengkel.customer.vehicle.Vehicles;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** Keeps the visits of a vehicle, which tell when it should come next. */
@Path("/vehicles/{vehicle_id}/visits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Visits")
public class VisitResource {

    private final Visits visits;
    private final Vehicles vehicles;
    private final Clock clock;

    VisitResource(Visits visits, Vehicles vehicles, Clock clock) {
        this.visits = visits;
        this.vehicles = vehicles;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Lists the visits of a vehicle, newest first")
    public RestMulti<VisitView> list(@PathParam("vehicle_id") UUID vehicle, @BeanParam @Valid Listing listing) {
        return listing.answer(
                () -> Panache.withSession(() -> vehicles.get(vehicle).chain(() -> visits.count("vehicleId", vehicle))),
                (offset, limit) -> Panache.withSession(() -> visits.slice(vehicle, offset, limit)),
                (last, limit) -> Panache.withSession(() -> last == null
                        ? vehicles.get(vehicle).chain(() -> visits.slice(vehicle, 0, limit))
                        : visits.following(last, vehicle, limit)),
                VisitView::of);
    }

    @POST
    @WithTransaction
    @Operation(summary = "Records a visit; a newer one than known makes the next date follow the visits again")
    @APIResponseSchema(value = VisitView.class, responseCode = "201")
    public Uni<RestResponse<VisitView>> create(
            @PathParam("vehicle_id") UUID vehicleId, @NotNull @Valid VisitRequest body) {
        return vehicles.locked(vehicleId)
                .flatMap(vehicle -> visits.record(new Visit(vehicleId, body, clock.instant()), vehicle))
                .map(visit -> Created.at("/vehicles/" + vehicleId + "/visits/" + visit.id(), VisitView.of(visit)));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(summary = "Shows a visit")
    public Uni<VisitView> show(@PathParam("vehicle_id") UUID vehicle, @PathParam("id") UUID id) {
        return visits.get(vehicle, id).map(VisitView::of);
    }

    @DELETE
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "Removes a visit that did not take place")
    public Uni<Void> remove(@PathParam("vehicle_id") UUID vehicleId, @PathParam("id") UUID id) {
        return vehicles.locked(vehicleId).flatMap(vehicle -> visits.remove(id, vehicle));
    }
}
