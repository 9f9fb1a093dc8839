package org.softstone.notifications.alert;

import java.util.List;

/**
 * What has become of a patient's alerts, to be stored, published and told.
 *
 * @param raised alerts that are new
 * @param extended known alerts as they are now
 * @param voided evidence that counts no longer
 * @param steps in their order, each with a new piece of evidence
 */
record AlertChanges(List<Alert> raised, List<Alert> extended, List<Evidence> voided, List<Step> steps) {

    AlertChanges {
        raised = List.copyOf(raised);
        extended = List.copyOf(extended);
        voided = List.copyOf(voided);
        steps = List.copyOf(steps);
    }

    /** One thing that happened to an alert. @param alert as it was afterwards */
    record Step(Kind kind, Alert alert, Evidence evidence) {}

    /** How the team is told. */
    enum Kind {
        RAISED,
        RAISED_AGAIN,
        EVIDENCE_CHANGED,
        /** Not at all: another step tells of it. */
        NOTED
    }
}
