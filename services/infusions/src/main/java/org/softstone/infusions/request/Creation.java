package org.softstone.infusions.request;

import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** What a creating request led to: something new, or what the same request had made before. */
public sealed interface Creation<T> {

    T made();

    record Created<T>(T made) implements Creation<T> {}

    record Repeated<T>(T made) implements Creation<T> {}

    default <V> Creation<V> map(Function<T, V> view) {
        return switch (this) {
            case Created<T>(T made) -> new Created<>(view.apply(made));
            case Repeated<T>(T made) -> new Repeated<>(view.apply(made));
        };
    }

    /** 201 with what is new, 200 with what was there. */
    default RestResponse<T> response() {
        return switch (this) {
            case Created<T>(T made) -> RestResponse.status(RestResponse.Status.CREATED, made);
            case Repeated<T>(T made) -> RestResponse.ok(made);
        };
    }
}
