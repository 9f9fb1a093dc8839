package org.softstone.outcomes.activity;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.version.Versioned;

/** A list of activities as staff read it. */
@Schema(name = "ActivityList")
record ActivitiesView(long version, List<Item> activities) {

    @Schema(name = "Activity")
    record Item(UUID activityId, String label) {}

    static ActivitiesView from(Versioned<List<Activity>> list) {
        return new ActivitiesView(
                list.version(),
                list.value().stream()
                        .map(activity -> new Item(activity.activityId(), activity.label()))
                        .toList());
    }

    @Override
    public String toString() {
        return "ActivitiesView[version=" + version + "]";
    }
}
