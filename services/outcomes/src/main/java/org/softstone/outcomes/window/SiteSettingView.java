package org.softstone.outcomes.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** See {@link SiteSetting}. */
@Schema(name = "ReportWindowSetting")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SiteSettingView(UUID siteId, int dueBeforeVisitHours, long version, String setBy, Instant setAt) {

    static SiteSettingView from(SiteSetting setting) {
        return new SiteSettingView(
                setting.siteId(), setting.dueBeforeVisitHours(), setting.version(), setting.setBy(), setting.setAt());
    }
}
