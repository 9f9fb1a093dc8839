package org.softstone.outcomes.activity;

import java.util.UUID;

/** @param label the patient's own words, such as "grip a drinking glass": health data, it stays in this service */
public record Activity(UUID activityId, String label) {

    @Override
    public String toString() {
        return "Activity[activityId=" + activityId + "]";
    }
}
