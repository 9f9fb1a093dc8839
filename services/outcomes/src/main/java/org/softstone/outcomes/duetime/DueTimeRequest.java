package org.softstone.outcomes.duetime;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param dueBeforeVisitHours how long before a visit the week's report is due */
@Schema(name = "ReportWindowSettingRequest")
record DueTimeRequest(
        @Schema(required = true, minimum = "1", maximum = "96")
        Integer dueBeforeVisitHours) {}
