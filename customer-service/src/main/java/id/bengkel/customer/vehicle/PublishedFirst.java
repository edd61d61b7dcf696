package id.bengkel.customer.vehicle;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Publishes a change before it is answered: who has the answer finds the change everywhere, above all in a run of reminders
 * right after it. While Kafka is slow or away, answers do not wait for it.
 */
class PublishedFirst {

    private final VehicleRelay relay;

    PublishedFirst(VehicleRelay relay) {
        this.relay = relay;
    }

    @ServerResponseFilter
    public Uni<Void> publish(ContainerRequestContext request) {
        return HttpMethod.GET.equals(request.getMethod()) ? Uni.createFrom().voidItem() : relay.publish();
    }
}
