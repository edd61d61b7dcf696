package id.bengkel.chassis.answer;

import org.jboss.resteasy.reactive.RestResponse;

/** The answer to a creation. */
public final class Created {

    private Created() {}

    /**
     * @param path where the new record is, relative to the host: only the client knows its address for us
     */
    public static <T> RestResponse<T> at(String path, T view) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                .header("Location", path)
                .build();
    }
}
