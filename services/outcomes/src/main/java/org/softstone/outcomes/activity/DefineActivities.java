package org.softstone.outcomes.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.softstone.contracts.ActivitiesDefined;
import org.softstone.http.EntityTags;
import org.softstone.http.Ids;
import org.softstone.messaging.Outbox;
import org.softstone.outcomes.version.DefineVersion;
import org.softstone.outcomes.version.Versioned;

/** Replaces a patient's list of activities, unless it already is as wished. */
@ApplicationScoped
class DefineActivities {

    private final DefineVersion defineVersion;
    private final Activities activities;
    private final Outbox outbox;

    DefineActivities(DefineVersion defineVersion, Activities activities, Outbox outbox) {
        this.defineVersion = defineVersion;
        this.activities = activities;
        this.outbox = outbox;
    }

    @Transactional
    Versioned<List<Activity>> define(
            UUID patientId, ActivitiesRequest wish, EntityTags.Expected expected, String definedBy) {
        return defineVersion.define(
                activities,
                patientId,
                definedBy,
                expected,
                current -> ActivityListPolicy.decide(current, activities.everHad(patientId), wish, Ids::next),
                next -> outbox.append(new ActivitiesDefined(
                        patientId,
                        next.version(),
                        next.value().stream().map(Activity::activityId).toList())));
    }
}
