package id.bengkel.customer.customer;

import id.bengkel.chassis.answer.Created;
import id.bengkel.chassis.page.Listing;
import id.bengkel.customer.vehicle.Vehicles;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** Keeps the customers. */
@Path("/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
public class CustomerResource {

    private final Customers customers;
    private final Vehicles vehicles;
    private final Clock clock;

    CustomerResource(Customers customers, Vehicles vehicles, Clock clock) {
        this.customers = customers;
        this.vehicles = vehicles;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Lists customers; q searches name, phone and plate")
    public RestMulti<CustomerView> list(@QueryParam("q") @Size(max = 255) String q, @BeanParam @Valid Listing listing) {
        return customers.list(CustomerSearch.of(q), listing, CustomerView::of);
    }

    @POST
    @WithTransaction
    @Operation(summary = "Registers a customer")
    @APIResponseSchema(value = CustomerView.class, responseCode = "201")
    public Uni<RestResponse<CustomerView>> create(@NotNull @Valid CustomerRequest body) {
        return customers
                .persist(new Customer(body, clock.instant()))
                .map(customer -> Created.at("/customers/" + customer.id(), CustomerView.of(customer)));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(summary = "Shows a customer")
    public Uni<CustomerView> show(@PathParam("id") UUID id) {
        return customers.get(id).map(CustomerView::of);
    }

    @PUT
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "Replaces what is known of a customer")
    public Uni<CustomerView> replace(@PathParam("id") UUID id, @NotNull @Valid CustomerRequest body) {
        return customers
                .locked(id)
                .call(customer -> customer.replace(body, clock.instant())
                        ? vehicles.ownerChanged(customer)
                        : Uni.createFrom().voidItem())
                .map(CustomerView::of);
    }

    @DELETE
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "Removes a customer who has no vehicles")
    public Uni<Void> remove(@PathParam("id") UUID id) {
        return customers.remove(id);
    }
}
