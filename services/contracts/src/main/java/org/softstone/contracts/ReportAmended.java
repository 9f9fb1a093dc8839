package org.softstone.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored report was corrected. Its earlier versions stay readable in outcomes, as does the reason.
 *
 * @param amendedAt when the correction was made, by the sender's clock corrected by its known error
 * @param report the whole report as corrected, with {@code version} 2 or higher; its times are those of the report, not of
 *     the correction
 * @param overtaken true when a later correction had arrived first: this version replaces nothing, but anything dangerous in
 *     it must be seen. Null means that it stands
 */
@EventType("org.softstone.report.amended.v1")
public record ReportAmended(
        UUID patientId,
        UUID amendmentId,
        Instant amendedAt,
        ReportSubmitted report,
        @Nullable Boolean overtaken) implements ReportEvent {}
