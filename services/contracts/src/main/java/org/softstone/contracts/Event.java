package org.softstone.contracts;

import java.util.UUID;

/** Something that happened in one service and to which others react. */
public sealed interface Event permits TeamEvent, PatientEvent, CourseEvent, VisitEvent, ReportEvent, AlertEvent {

    /** The id whose events are kept in order: the patient, or for teams the team. Never sensitive: an opaque id. */
    UUID key();
}
