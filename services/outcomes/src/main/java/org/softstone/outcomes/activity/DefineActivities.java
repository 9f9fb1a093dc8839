package org.softstone.outcomes.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.ActivitiesDefined;
import org.softstone.database.Locks;
import org.softstone.http.EntityTags;
import org.softstone.http.FieldError;
import org.softstone.http.Ids;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.activity.ActivityListPolicy.Decision;

/** Makes a new version of a patient's list of activities, unless it already is as wished. */
@ApplicationScoped
class DefineActivities {

    private final Locks locks;
    private final Activities activities;
    private final Outbox outbox;
    private final InstantSource clock;

    DefineActivities(Locks locks, Activities activities, Outbox outbox, InstantSource clock) {
        this.locks = locks;
        this.activities = activities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Defined(ActivityList list) implements Outcome {}

        record NotAccepted(List<FieldError> errors) implements Outcome {}
    }

    /** @param expected which version the caller has seen */
    Outcome define(UUID patientId, ActivitiesRequest wish, EntityTags.Expected expected, String definedBy) {
        locks.patient(patientId);
        ActivityList current = activities.current(patientId);
        return switch (ActivityListPolicy.decide(current, activities.everHad(patientId), wish, Ids::next)) {
            case Decision.Refused refused -> new Outcome.NotAccepted(refused.errors());
            case Decision.Unchanged _ -> new Outcome.Defined(current);
            case Decision.Change change -> {
                expected.require(current.version());
                ActivityList next = new ActivityList(patientId, current.version() + 1, change.activities());
                activities.add(next, definedBy, clock.instant());
                outbox.append(new ActivitiesDefined(patientId, next.version(), next.ids()));
                yield new Outcome.Defined(next);
            }
        };
    }
}
