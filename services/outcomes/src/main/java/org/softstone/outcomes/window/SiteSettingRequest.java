package org.softstone.outcomes.window;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param dueBeforeVisitHours how long before a visit the week's report is due */
@Schema(name = "ReportWindowSettingRequest")
record SiteSettingRequest(
        @Schema(required = true, minimum = "1", maximum = "96")
        Integer dueBeforeVisitHours) {}
