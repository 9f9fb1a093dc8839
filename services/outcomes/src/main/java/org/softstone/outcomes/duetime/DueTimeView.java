package org.softstone.outcomes.duetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** See {@link DueTime}. */
@Schema(name = "ReportWindowSetting")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DueTimeView(UUID siteId, int dueBeforeVisitHours, long version, String setBy, Instant setAt) {

    static DueTimeView from(DueTime setting) {
        return new DueTimeView(
                setting.siteId(), setting.dueBeforeVisitHours(), setting.version(), setting.setBy(), setting.setAt());
    }
}
