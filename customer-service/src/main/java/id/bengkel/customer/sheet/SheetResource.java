package id.bengkel.customer.sheet;

import id.bengkel.chassis.sheet.SheetFormat;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Customers with their vehicles as spreadsheets. */
@Path("/customers")
@Tag(name = "Customers in spreadsheets")
public class SheetResource {

    private final CustomerImport importing;
    private final CustomerExport exporting;
    private final Clock clock;

    SheetResource(CustomerImport importing, CustomerExport exporting, Clock clock) {
        this.importing = importing;
        this.exporting = exporting;
        this.clock = clock;
    }

    @POST
    @Path("/import")
    @Consumes({SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE, MediaType.MULTIPART_FORM_DATA})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Registers customers and vehicles from a CSV or XLSX file; a bad row fails alone")
    @RequestBody(
            content = {
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = SchemaType.OBJECT))
            })
    public Uni<ImportAnswer> importFile(@QueryParam("dry_run") Boolean dryRun, @Context RoutingContext request) {
        return importing.run(request, Boolean.TRUE.equals(dryRun));
    }

    @GET
    @Path("/export")
    @Produces(SheetFormat.CSV_TYPE)
    @Operation(summary = "Writes all customers with their vehicles as a file that can be imported: format=csv or xlsx")
    @Parameter(name = "format", in = ParameterIn.QUERY, schema = @Schema(enumeration = {"csv", "xlsx"}))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public RestMulti<Buffer> exportCsv() {
        return export(SheetFormat.CSV);
    }

    @GET
    @Path("/export")
    @Produces(SheetFormat.XLSX_TYPE)
    @Operation(hidden = true)
    public RestMulti<Buffer> exportXlsx() {
        return export(SheetFormat.XLSX);
    }

    private RestMulti<Buffer> export(SheetFormat format) {
        String name = "pelanggan-" + LocalDate.now(clock) + "." + format.extension();
        return RestMulti.fromMultiData(exporting.run(format))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
