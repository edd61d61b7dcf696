package id.bengkel.gateway.route;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * As many requests as a service can answer in good time. When more are let in nobody is served any more: a service that
 * refuses most of what it gets has no time left for the rest. So they are turned away here, before anything is done for them.
 */
@Singleton
class Places {

    private final Map<Service, Semaphore> free = new EnumMap<>(Service.class);

    Places(RouteConfig.Services services, RouteConfig.Limits limits) {
        services.replicas()
                .forEach((service, replicas) -> free.put(service, new Semaphore(limits.places() * replicas.size())));
    }

    /** Takes a place until the request is over; false when there is none. */
    boolean take(RoutingContext request, Service service) {
        Semaphore places = free.get(service);
        if (!places.tryAcquire()) {
            return false;
        }
        request.addEndHandler(over -> places.release());
        return true;
    }
}
