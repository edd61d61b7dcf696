package id.bengkel.customer.vehicle;

import id.bengkel.chassis.plate.PlateNumber;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keeps the vehicles. */
@Path("/vehicles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vehicles")
public class VehicleResource {

    private final Vehicles vehicles;

    VehicleResource(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(summary = "Shows a vehicle")
    public Uni<VehicleView> show(@PathParam("id") UUID id) {
        return vehicles.get(id).map(VehicleView::of);
    }

    @GET
    @Path("/by-nopol/{no_pol}")
    @WithSession
    @Operation(summary = "Finds a vehicle by its plate number in any spelling, the one in use before sold ones")
    public Uni<VehicleView> find(@PathParam("no_pol") String plate) {
        return vehicles.byPlate(new PlateNumber(plate)).map(VehicleView::of);
    }

    @PUT
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "Replaces what is known of a vehicle; without next_visit_date the visits tell it")
    public Uni<VehicleView> replace(@PathParam("id") UUID id, @NotNull @Valid VehicleRequest body) {
        return vehicles.locked(id)
                .invoke(vehicle -> vehicle.replace(body))
                .flatMap(vehicles::save)
                .map(VehicleView::of);
    }

    @DELETE
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "Removes a vehicle with its visits")
    public Uni<Void> remove(@PathParam("id") UUID id) {
        return vehicles.locked(id).flatMap(vehicles::remove);
    }
}
