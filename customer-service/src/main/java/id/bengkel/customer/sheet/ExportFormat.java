package id.bengkel.customer.sheet;

import id.bengkel.chassis.error.InputProblem;
import id.bengkel.chassis.sheet.SheetFormat;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets a {@code format} in the address count as the {@code Accept} header does, by which one of the exports is chosen. */
class ExportFormat {

    static final String PATH = "/customers/export";

    @ServerRequestFilter(preMatching = true)
    public void choose(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.equals(PATH) || path.equals(PATH + "/")) {
            String format = request.getUriInfo().getQueryParameters().getFirst("format");
            SheetFormat chosen = format == null || format.isBlank()
                    ? SheetFormat.accepted(request.getHeaderString(HttpHeaders.ACCEPT))
                    : named(format);
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, chosen.mediaType());
        }
    }

    private static SheetFormat named(String format) {
        return Stream.of(SheetFormat.values())
                .filter(known -> known.extension().equals(format.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> InputProblem.NOT_ONE_OF.on("format", "csv, xlsx"));
    }
}
