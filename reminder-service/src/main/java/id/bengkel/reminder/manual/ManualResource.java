package id.bengkel.reminder.manual;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import id.bengkel.chassis.answer.Created;
import id.bengkel.chassis.page.Framed;
import id.bengkel.chassis.page.Listing;
import id.bengkel.chassis.plate.PlateNumber;
import id.bengkel.chassis.sheet.SheetFormat;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** Keeps the manual customers. */
@Path("/manual-whatsapp")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Manual customers")
public class ManualResource {

    private final ManualCustomers customers;
    private final ManualFigures figures;
    private final ManualImport sheet;
    private final Framed frame;
    private final Clock clock;

    ManualResource(
            ManualCustomers customers, ManualFigures figures, ManualImport sheet, ObjectMapper json, Clock clock) {
        this.customers = customers;
        this.figures = figures;
        this.sheet = sheet;
        this.frame = new Framed(json);
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Lists manual customers, newest first, behind how many there are in all")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ManualList.class)))
    public RestMulti<RawValue> list(@QueryParam("active_only") Boolean only, @BeanParam @Valid Listing listing) {
        boolean activeOnly = Boolean.TRUE.equals(only);
        return listing.answer(
                frame,
                figures.count().map(ManualList.Head::of),
                "data",
                () -> Panache.withSession(() -> customers.countOf(activeOnly)),
                (offset, limit) -> Panache.withSession(() -> customers.slice(activeOnly, offset, limit)),
                (last, limit) -> Panache.withSession(() -> customers.following(activeOnly, last, limit)),
                this::view);
    }

    @POST
    @WithTransaction
    @Operation(summary = "Adds a manual customer")
    @APIResponseSchema(value = ManualCustomerView.class, responseCode = "201")
    public Uni<RestResponse<ManualCustomerView>> create(@NotNull @Valid ManualCustomerRequest body) {
        return customers
                .save(new ManualCustomer(body, clock.instant()))
                .map(customer -> Created.at("/manual-whatsapp/" + customer.id(), view(customer)));
    }

    @POST
    @Path("/bulk-import")
    @Consumes({MediaType.APPLICATION_JSON, SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE, MediaType.MULTIPART_FORM_DATA})
    @Operation(summary = "Adds many manual customers; a bad row fails alone")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = ManualCustomerRequest.class)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = SchemaType.OBJECT))
            })
    public Uni<ImportAnswer> bulkImport(@Context RoutingContext request) {
        return sheet.run(request);
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(summary = "Shows a manual customer")
    public Uni<ManualCustomerView> show(@PathParam("id") UUID id) {
        return customers.get(id).map(this::view);
    }

    @GET
    @Path("/by-nopol/{nopol}")
    @WithSession
    @Operation(summary = "Finds a manual customer by the plate number in any spelling")
    public Uni<ManualCustomerView> find(@PathParam("nopol") String plate) {
        return customers.byPlate(new PlateNumber(plate)).map(this::view);
    }

    @PUT
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "Changes what the body names; null forgets what need not be known")
    public Uni<ManualCustomerView> change(@PathParam("id") UUID id, @NotNull @Valid ManualCustomerChange body) {
        return customers
                .locked(id)
                .invoke(customer -> customer.change(body, clock.instant()))
                .flatMap(customers::save)
                .map(this::view);
    }

    @PATCH
    @Path("/{id}/toggle-active")
    @WithTransaction
    @Operation(summary = "Lets an active customer rest, and the other way round")
    public Uni<ManualCustomerView> toggleActive(@PathParam("id") UUID id) {
        return customers
                .locked(id)
                .invoke(customer -> customer.toggleActive(clock.instant()))
                .map(this::view);
    }

    @DELETE
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "Removes a manual customer; messages to them stay")
    public Uni<Void> remove(@PathParam("id") UUID id) {
        return customers.remove(id);
    }

    private ManualCustomerView view(ManualCustomer customer) {
        return ManualCustomerView.of(customer, clock);
    }
}
