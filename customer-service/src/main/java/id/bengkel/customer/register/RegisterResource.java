package id.bengkel.customer.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.bengkel.chassis.answer.Created;
import id.bengkel.chassis.page.Listing;
import id.bengkel.customer.vehicle.VehicleRequest;
import id.bengkel.customer.vehicle.VehicleView;
import id.bengkel.customer.vehicle.Vehicles;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** Customers together with their vehicles. */
@Path("/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers with vehicles")
public class RegisterResource {

    private final Register register;
    private final RegistrationForm form;
    private final Vehicles vehicles;

    RegisterResource(Register register, RegistrationForm form, Vehicles vehicles) {
        this.register = register;
        this.form = form;
        this.vehicles = vehicles;
    }

    @GET
    @Path("/with-vehicles")
    @Operation(summary = "Lists all vehicles with their owners")
    public RestMulti<RegisterEntry> list(@BeanParam @Valid Listing listing) {
        return register.list(listing, RegisterEntry::of);
    }

    @GET
    @Path("/with-vehicles/{vehicle_id}")
    @WithSession
    @Operation(summary = "Shows a vehicle with its owner")
    public Uni<RegisterEntry> show(@PathParam("vehicle_id") UUID vehicle) {
        return vehicles.get(vehicle).map(RegisterEntry::of);
    }

    @GET
    @Path("/{id}/with-vehicles")
    @Operation(summary = "Lists a customer's vehicles with their owner")
    public RestMulti<RegisterEntry> listOf(@PathParam("id") UUID customer, @BeanParam @Valid Listing listing) {
        return register.listOf(customer, listing, RegisterEntry::of);
    }

    @GET
    @Path("/{id}/vehicles")
    @Operation(summary = "Lists a customer's vehicles")
    public RestMulti<VehicleView> listVehicles(@PathParam("id") UUID customer, @BeanParam @Valid Listing listing) {
        return register.listOf(customer, listing, VehicleView::of);
    }

    @POST
    @Path("/{id}/vehicles")
    @WithTransaction
    @Operation(summary = "Registers a vehicle; last_visit_date becomes its first visit")
    @APIResponseSchema(value = VehicleView.class, responseCode = "201")
    public Uni<RestResponse<VehicleView>> create(@PathParam("id") UUID customer, @NotNull @Valid VehicleRequest body) {
        return register.register(customer, body)
                .map(vehicle -> Created.at("/vehicles/" + vehicle.id(), VehicleView.of(vehicle)));
    }

    @POST
    @Path("/with-vehicle")
    @WithTransaction
    @Operation(summary = "Registers a customer with a vehicle, or neither")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Registration.class)))
    @APIResponseSchema(value = RegisterEntry.class, responseCode = "201")
    public Uni<RestResponse<RegisterEntry>> create(JsonNode body) throws JsonProcessingException {
        return register.register(form.read(body))
                .map(vehicle -> Created.at("/customers/with-vehicles/" + vehicle.id(), RegisterEntry.of(vehicle)));
    }
}
