package org.softstone.outcomes.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.softstone.outcomes.answer.FormVersion;
import org.softstone.outcomes.answer.WireText;
import org.softstone.outcomes.report.PhoneClock;
import org.softstone.outcomes.report.PhoneClock.Corrected;
import org.softstone.outcomes.report.Possible;
import org.softstone.outcomes.report.ReportLimits;

/**
 * A draft that was read and not stored yet.
 *
 * @param savedAt by the phone's clock
 * @param report as far as it goes
 */
record ReadDraft(OffsetDateTime savedAt, PhoneClock clock, ObjectNode report) {

    /** Without {@code sentAt} the phone is believed: a draft counts for nothing, so that an error harms little. */
    Corrected saved(Possible possible, ReportLimits limits) {
        return clock.rightUnlessSaid()
                .correct(
                        savedAt.toInstant(),
                        possible.since(windowId(), formVersion(), clock.receivedAt(), limits.orderingTolerance()),
                        limits.clockTolerance());
    }

    /** Those that it names: one, or none. */
    List<UUID> windowIds() {
        return windowId() == null ? List.of() : List.of(windowId());
    }

    private UUID windowId() {
        return WireText.uuid(report.path("windowId").textValue()).orElse(null);
    }

    private Integer formVersion() {
        int version = report.path("formVersion").asInt();
        return FormVersion.exists(version) ? version : null;
    }

    @Override
    public String toString() {
        return "ReadDraft[savedAt=" + savedAt + "]";
    }
}
