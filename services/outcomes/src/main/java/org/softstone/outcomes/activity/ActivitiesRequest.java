package org.softstone.outcomes.activity;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole list as it should be. */
@Schema(name = "Activities")
record ActivitiesRequest(
        @Schema(required = true, minItems = 1, maxItems = 5) List<Entry> activities) {

    /**
     * @param activityId of an activity that is kept: its wording may be corrected, but it means the same. A different activity
     *     comes without an id and starts its own baseline; null for a new one
     */
    @Schema(name = "ActivityEntry")
    record Entry(
            @Schema(
                    format = "uuid",
                    description =
                            "Keeps an activity, at most with its spelling corrected; a different activity comes without an id and starts its own baseline")
            String activityId,

            @Schema(required = true, minLength = 1, maxLength = 80)
            String label) {}

    @Override
    public String toString() {
        return "ActivitiesRequest[…]";
    }
}
