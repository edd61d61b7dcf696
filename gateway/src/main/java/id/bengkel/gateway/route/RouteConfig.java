package id.bengkel.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How the services are reached. */
interface RouteConfig {

    /** The base URLs of each service's replicas, taken in turn. */
    @ConfigMapping(prefix = "bengkel.services")
    interface Services {

        @WithParentName
        Map<Service, List<URI>> replicas();
    }

    /** What a service may cost us. */
    @ConfigMapping(prefix = "bengkel.upstream")
    interface Limits {

        /** How long a service may take until it begins to answer. */
        @WithDefault("60S")
        Duration timeout();

        /** Requests with a token at a replica at a time; more are turned away at once. */
        @WithDefault("256")
        int places();

        /** Requests and streams at a replica at a time. */
        @WithDefault("1024")
        int connections();

        /** Requests that wait for one of these; more are turned away at once. */
        @WithDefault("256")
        int waiting();
    }
}
