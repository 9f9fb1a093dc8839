package org.softstone.outcomes.activity;

import java.util.List;
import java.util.UUID;

/**
 * What a patient rates, in her order.
 *
 * @param version 0 while nothing was defined, then grows by one with each change
 */
public record ActivityList(UUID patientId, long version, List<Activity> activities) {

    public ActivityList {
        activities = List.copyOf(activities);
    }

    static ActivityList none(UUID patientId) {
        return new ActivityList(patientId, 0, List.of());
    }

    List<UUID> ids() {
        return activities.stream().map(Activity::activityId).toList();
    }
}
