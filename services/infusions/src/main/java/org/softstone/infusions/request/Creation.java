package org.softstone.infusions.request;

import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What a creating request led to.
 *
 * @param isNew false when the same request had made it before
 */
public record Creation<T>(T made, boolean isNew) {

    public <V> Creation<V> map(Function<T, V> view) {
        return new Creation<>(view.apply(made), isNew);
    }

    /** 201 with what is new, 200 with what was there. */
    public RestResponse<T> response() {
        return isNew ? RestResponse.status(RestResponse.Status.CREATED, made) : RestResponse.ok(made);
    }
}
