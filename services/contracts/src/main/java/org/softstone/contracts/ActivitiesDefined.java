package org.softstone.contracts;

import java.util.List;
import java.util.UUID;

/**
 * The activities that the patient rates each week from now on. Their wording stays in outcomes: it is the patient's own
 * text.
 *
 * @param version grows by one with each change of the list
 */
@EventType("org.softstone.activities.defined.v1")
public record ActivitiesDefined(UUID patientId, long version, List<UUID> activityIds) implements ReportEvent {

    public ActivitiesDefined {
        activityIds = List.copyOf(activityIds);
    }
}
