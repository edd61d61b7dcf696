package id.bengkel.chat;

import id.bengkel.chassis.page.Listing;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** The conversations over HTTP: none yet. */
@Path("/chats")
@Tag(name = "Chats")
public class ChatResource {

    /** A conversation. */
    public record Chat(long id) {}

    @GET
    @Operation(summary = "All chats: none as long as conversations are not built")
    public RestMulti<Chat> list(@BeanParam @Valid Listing listing) {
        Uni<List<Chat>> none = Uni.createFrom().item(List.of());
        return listing.answer(
                () -> Uni.createFrom().item(0L), (offset, limit) -> none, (last, limit) -> none, Function.identity());
    }
}
