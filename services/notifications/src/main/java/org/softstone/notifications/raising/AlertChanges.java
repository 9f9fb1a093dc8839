package org.softstone.notifications.raising;

import java.util.List;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.Evidence;

/**
 * Changes to alerts, to be stored, published and told to the team.
 *
 * @param raised alerts that are new, as they are now
 * @param extended known alerts as they are now
 * @param voided evidence that no longer counts
 * @param steps in order, each with a new piece of evidence
 */
record AlertChanges(List<Alert> raised, List<Alert> extended, List<Evidence> voided, List<Step> steps) {

    AlertChanges {
        raised = List.copyOf(raised);
        extended = List.copyOf(extended);
        voided = List.copyOf(voided);
        steps = List.copyOf(steps);
    }

    /** One thing that happened to an alert. @param alert as it was afterwards */
    record Step(Kind kind, Alert alert, Evidence evidence) {

        static Step of(Kind kind, Alert.Extended extended) {
            return new Step(kind, extended.alert(), extended.evidence());
        }
    }

    /** What the team is told. */
    enum Kind {
        RAISED,
        RAISED_AGAIN,
        EVIDENCE_CHANGED,
        /** Nothing: another step covers it. */
        NOTED
    }
}
