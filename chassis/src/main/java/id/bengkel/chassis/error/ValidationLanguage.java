package id.bengkel.chassis.error;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.spi.messageinterpolation.LocaleResolver;
import org.hibernate.validator.spi.messageinterpolation.LocaleResolverContext;

/** Lets validation speak the same language as all other errors. */
@Singleton
class ValidationLanguage implements ValidatorFactoryCustomizer, LocaleResolver {

    private final CurrentVertxRequest current;

    ValidationLanguage(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.localeResolver(this);
    }

    @Override
    public Locale resolve(LocaleResolverContext context) {
        boolean inRequest = Arc.container().requestContext().isActive();
        RoutingContext request = inRequest ? current.getCurrent() : null;
        return request == null
                ? Languages.INDONESIAN
                : Languages.accepted(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
