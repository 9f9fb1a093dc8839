package org.softstone.outcomes.report;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.outcomes.answer.ReportContent;

/**
 * Makes the event of a report: everything but the patient's own words.
 *
 * @param zone the patient's
 * @param baselineAverage average pain of week 0 as it was before this report, null while there is none
 */
public record Announcement(ZoneId zone, Integer baselineAverage) {

    public ReportSubmitted of(FiledReport report) {
        ReportContent content = report.content();
        return new ReportSubmitted(
                report.patientId(),
                report.reportId(),
                report.version(),
                report.placement().courseId(),
                report.placement().windowId(),
                report.placement().week(),
                report.first().correctedAt(),
                report.first().clock().receivedAt(),
                report.placement().timing(),
                report.placement().receivedAfterClosing(),
                zone,
                new ReportSubmitted.Pain(
                        content.pain().average(),
                        content.pain().worst(),
                        content.pain().now()),
                report.isBaseline() ? content.pain().average() : baselineAverage,
                content.activities().stream()
                        .map(activity -> new ReportSubmitted.ActivityScore(activity.activityId(), activity.score()))
                        .toList(),
                deposits(content),
                content.symptoms().stream()
                        .map(rating -> new ReportSubmitted.SymptomScore(
                                rating.symptom(), rating.severity(), rating.interference()))
                        .toList(),
                content.temperatureCelsius(),
                // A sign that nobody ticked raises no alert, whether the patient was asked or not.
                content.redFlags() == null ? Set.of() : content.redFlags(),
                content.wantsContact() == null ? WantsContact.NO : content.wantsContact(),
                content.globalChange(),
                content.declined(),
                content.mode() == null ? report.first().mode() : content.mode());
    }

    private static List<ReportSubmitted.DepositState> deposits(ReportContent content) {
        return content.deposits().stream()
                .map(deposit -> new ReportSubmitted.DepositState(
                        deposit.depositId(),
                        deposit.firmness(),
                        deposit.tenderness(),
                        deposit.skin(),
                        deposit.spreadingRedness()))
                .toList();
    }
}
