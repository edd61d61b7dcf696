package id.bengkel.chassis.input;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query parameter without a value where a number, a date or the like is due. JAX-RS alone would take it for one
 * that is not there; but whoever filled in nothing did not mean everything, nor what we think best.
 */
public class FilledParameters {

    private record Parameter(String name, Class<?> type) {

        static Stream<Parameter> of(AnnotatedElement element, Class<?> type) {
            if (element.isAnnotationPresent(BeanParam.class)) {
                return Arrays.stream(type.getDeclaredFields()).flatMap(field -> of(field, field.getType()));
            }
            QueryParam query = element.getAnnotation(QueryParam.class);
            return query == null || type == String.class
                    ? Stream.empty()
                    : Stream.of(new Parameter(query.value(), type));
        }
    }

    @ServerRequestFilter
    public void refuseEmpty(ContainerRequestContext request, ResourceInfo resource) {
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (values.contains("")) {
                refuseEmpty(name, resource.getResourceMethod());
            }
        });
    }

    private static void refuseEmpty(String name, Method resource) {
        Arrays.stream(resource.getParameters())
                .flatMap(parameter -> Parameter.of(parameter, parameter.getType()))
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .ifPresent(empty -> {
                    throw ReadableParameters.unreadable(empty.type(), name);
                });
    }
}
