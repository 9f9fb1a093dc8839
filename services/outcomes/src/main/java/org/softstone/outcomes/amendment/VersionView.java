package org.softstone.outcomes.amendment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.report.Author;
import org.softstone.outcomes.report.FiledReport;
import org.softstone.outcomes.report.ReportView;

/**
 * A report as it was at one time.
 *
 * @param current whether it is the one that counts
 * @param author of this version
 * @param enteredBy the account of the member of staff who made it; shown to staff only
 * @param reason absent for the first version, and for readers who may not read the patient's own words
 * @param amendedAt when it was made, corrected by the clock's error; absent for the first version
 * @param receivedAt when this version arrived; the times in {@code report} stay those of the first
 */
@Schema(name = "ReportVersion")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionView(
        int version,
        boolean current,
        Author author,
        String enteredBy,
        UUID amendmentId,
        String reason,
        Instant amendedAt,
        Instant receivedAt,
        ReportView report) {

    static VersionView toPatient(Version version, FiledReport current, ReportView report) {
        return of(version, current, null, version.reason(), report);
    }

    static VersionView toTeam(Version version, FiledReport current, boolean readsNotes, ReportView report) {
        boolean ownWords = version.enteredBy() == null && !readsNotes;
        return of(version, current, version.enteredBy(), ownWords ? null : version.reason(), report);
    }

    private static VersionView of(
            Version version, FiledReport current, String enteredBy, String reason, ReportView report) {
        return new VersionView(
                version.number(),
                version.number() == current.version(),
                Author.of(version.enteredBy()),
                enteredBy,
                version.amendmentId(),
                reason,
                version.amendedAt(),
                version.receivedAt(),
                report);
    }

    @Override
    public String toString() {
        return "VersionView[version=" + version + "]";
    }
}
