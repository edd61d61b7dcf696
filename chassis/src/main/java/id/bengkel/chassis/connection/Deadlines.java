package id.bengkel.chassis.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sets a {@link Deadline} for each connection that comes in. Netty makes one of these itself, and asks it. */
public final class Deadlines extends ChannelInitializerExtension {

    private static volatile Duration limit = Duration.ofMinutes(5);

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new Deadline(limit));
    }

    /** Tells Netty to look for us, ahead of the first connection to anybody: it looks only once. */
    public static final class Switch implements SmallRyeConfigBuilderCustomizer {
        @Override
        public void configBuilder(SmallRyeConfigBuilder builder) {
            System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
        }
    }

    @Singleton
    static final class Limit {
        void begin(
                @Observes StartupEvent startup,
                @ConfigProperty(name = "bengkel.http.request-limit") Duration configured) {
            limit = configured;
        }
    }
}
