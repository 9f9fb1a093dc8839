package org.softstone.outcomes.version;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.softstone.database.LockSpace;
import org.softstone.database.Locks;
import org.softstone.http.EntityTags;
import org.softstone.http.FieldError;
import org.softstone.http.Problems;

/** Replaces a value that is defined as a whole by a new version of it, in the caller's transaction. */
@Singleton
public class DefineVersion {

    private final Locks locks;
    private final InstantSource clock;

    DefineVersion(Locks locks, InstantSource clock) {
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * @param expected the version that the caller has seen
     * @param policy decides what the value becomes, given the current one
     * @param whenDefined what else happens with a new version
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when the policy refuses, 412 or 428 by {@link EntityTags.Expected#require}
     */
    public <T> Versioned<T> define(
            Versions<T> versions,
            UUID owner,
            String definedBy,
            EntityTags.Expected expected,
            Function<T, Decision<T>> policy,
            Consumer<Versioned<T>> whenDefined) {
        locks.take(LockSpace.CHANGING, owner);
        Versioned<T> current = versions.current(owner);
        return switch (policy.apply(current.value())) {
            case Decision.Refused<T>(List<FieldError> errors) -> throw Problems.invalidFields(errors);
            // A repeated request finds what it made, whatever it expects.
            case Decision.Accepted<T>(T value) when value.equals(current.value()) -> current;
            case Decision.Accepted<T>(T value) -> {
                expected.require(current.version());
                Versioned<T> next =
                        current.next(value, definedBy, clock.instant().truncatedTo(ChronoUnit.MICROS));
                versions.add(next);
                whenDefined.accept(next);
                yield next;
            }
        };
    }
}
