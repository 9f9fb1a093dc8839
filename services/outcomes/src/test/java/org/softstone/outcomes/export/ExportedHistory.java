package org.softstone.outcomes.export;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.outcomes.activity.Activity;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.deposit.BodySite;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.deposit.Laterality;

/** Made-up patients to export. */
public final class ExportedHistory {

    public static final UUID PATIENT = id(1);
    public static final UUID COURSE = id(2);
    public static final Activity GRIP = new Activity(id(3), "grip a drinking glass");
    public static final Activity SIT = new Activity(id(4), "=sit \"down\", \u00e9t\u00e9 \ud83d\ude00");
    public static final Deposit FINGER =
            new Deposit(id(5), BodySite.FINGER, Laterality.RIGHT, LocalDate.parse("2024-05-01"));
    public static final Deposit THIGH = new Deposit(id(6), BodySite.POSTERIOR_THIGH, null, null);
    public static final RetractedReport RETRACTED =
            new RetractedReport(id(999), 2, 2, Instant.parse("2026-03-05T08:00:00Z"));
    public static final String ODD_NOTE =
            "=HYPERLINK(\"http://example.org\")\nsecond line; \"quoted\", 'single'\n<b>&amp;</b> \u4f60\u597d \ud83d\ude00 \u202e\u2028";

    private static final Instant BASELINE = Instant.parse("2026-03-02T18:03:42.120Z");

    private ExportedHistory() {}

    public static UUID id(int number) {
        return new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    public static History of(Iterable<ExportedReport> reports) {
        return new History(
                PATIENT,
                BASELINE.plus(Duration.ofDays(300)),
                List.of(GRIP, SIT),
                List.of(FINGER, THIGH),
                List.of(RETRACTED),
                reports,
                true);
    }

    public static History without(History history, boolean notes) {
        return new History(
                history.patientId(),
                history.exportedAt(),
                history.activities(),
                history.deposits(),
                history.retracted(),
                history.reports(),
                notes);
    }

    /** One report of every sort: all answered, all declined, as little as possible, amended, late, by others. */
    public static List<ExportedReport> everySort() {
        return List.of(
                report(0, everyAnswer()),
                report(1, everyDeclined()),
                report(2, leastPossible()),
                amended(report(3, everyAnswer())),
                filed(report(4, leastPossible()), Timing.LATE, ReportSubmitted.Mode.PHONE, 1),
                filed(report(5, everyAnswer()), Timing.ON_TIME, ReportSubmitted.Mode.PROXY, 2),
                unscheduled(report(6, partlyAnswered())),
                report(7, noRedFlag()));
    }

    /** As many as asked for, made one by one. */
    public static Stream<ExportedReport> weeks(int count) {
        return IntStream.range(0, count).mapToObj(week -> report(week, everyAnswer()));
    }

    public static ExportedReport report(int week, ReportContent content) {
        Instant at = BASELINE.plus(Duration.ofDays(7L * week));
        return new ExportedReport(
                id(1000 + week),
                COURSE,
                id(500_000 + week),
                week,
                1,
                Timing.ON_TIME,
                ReportSubmitted.Mode.SELF,
                2,
                false,
                at,
                at.plusSeconds(1),
                false,
                null,
                null,
                content);
    }

    private static ExportedReport amended(ExportedReport first) {
        return new ExportedReport(
                first.reportId(),
                first.courseId(),
                first.windowId(),
                first.week(),
                3,
                first.timing(),
                first.firstMode(),
                first.firstFormVersion(),
                false,
                first.reportedAt(),
                first.receivedAt(),
                true,
                first.reportedAt().plus(Duration.ofDays(1)),
                first.reportedAt().plus(Duration.ofDays(2)),
                first.content());
    }

    public static ExportedReport onVersion1(ExportedReport report) {
        return filed(report, Timing.ON_TIME, ReportSubmitted.Mode.SELF, 1);
    }

    private static ExportedReport filed(
            ExportedReport first, Timing timing, ReportSubmitted.Mode mode, int formVersion) {
        return new ExportedReport(
                first.reportId(),
                first.courseId(),
                first.windowId(),
                first.week(),
                1,
                timing,
                mode,
                formVersion,
                mode == ReportSubmitted.Mode.PHONE,
                first.reportedAt(),
                first.receivedAt(),
                false,
                null,
                null,
                first.content());
    }

    private static ExportedReport unscheduled(ExportedReport first) {
        return new ExportedReport(
                first.reportId(),
                null,
                null,
                null,
                1,
                Timing.UNSCHEDULED,
                first.firstMode(),
                first.firstFormVersion(),
                false,
                first.reportedAt(),
                first.receivedAt(),
                false,
                null,
                null,
                first.content());
    }

    public static ReportContent everyAnswer() {
        return new ReportContent(
                id(7),
                OffsetDateTime.parse("2026-03-02T19:01:10+01:00"),
                OffsetDateTime.parse("2026-03-02T19:03+01:00"),
                new ReportContent.Pain(4, 6, 0),
                List.of(
                        new ReportContent.Activity(GRIP.activityId(), 7),
                        new ReportContent.Activity(SIT.activityId(), 0)),
                List.of(
                        new ReportContent.Deposit(FINGER.depositId(), 2, 3, Skin.DRAINING, false),
                        new ReportContent.Deposit(THIGH.depositId(), 1, 10, Skin.OPEN, true)),
                Stream.of(Symptom.values())
                        .map(symptom -> new ReportContent.SymptomRating(symptom, 4, 0))
                        .toList(),
                new BigDecimal("36.90"),
                EnumSet.allOf(RedFlag.class),
                WantsContact.THIS_WEEK,
                7,
                ODD_NOTE,
                Set.of(),
                null,
                null);
    }

    /** Asked, and none of the signs was there. */
    public static ReportContent noRedFlag() {
        return new ReportContent(
                null,
                null,
                OffsetDateTime.parse("2026-03-02T19:03:42.5+01:00"),
                new ReportContent.Pain(3, null, null),
                List.of(),
                List.of(),
                List.of(),
                null,
                Set.of(),
                null,
                null,
                null,
                Set.of(),
                null,
                null);
    }

    public static ReportContent leastPossible() {
        return empty(new ReportContent.Pain(10, null, null), List.of(), List.of(), Set.of());
    }

    private static ReportContent partlyAnswered() {
        return empty(
                new ReportContent.Pain(null, 9, null),
                List.of(new ReportContent.Deposit(FINGER.depositId(), null, 3, null, null)),
                List.of(new ReportContent.SymptomRating(Symptom.NAUSEA, 0, null)),
                Set.of(
                        "pain.average",
                        "activities." + GRIP.activityId(),
                        "deposits." + THIGH.depositId(),
                        "symptoms.blurred-vision"));
    }

    private static ReportContent everyDeclined() {
        return empty(
                new ReportContent.Pain(null, null, null),
                List.of(),
                List.of(),
                Set.of(
                        "pain.average",
                        "pain.worst",
                        "pain.now",
                        "activities",
                        "deposits",
                        "symptoms",
                        "temperatureCelsius",
                        "redFlags",
                        "wantsContact",
                        "globalChange",
                        "note"));
    }

    private static ReportContent empty(
            ReportContent.Pain pain,
            List<ReportContent.Deposit> deposits,
            List<ReportContent.SymptomRating> symptoms,
            Set<String> declined) {
        return new ReportContent(
                null,
                null,
                OffsetDateTime.parse("2026-03-02T19:03:42.5+17:30"),
                pain,
                List.of(),
                deposits,
                symptoms,
                null,
                null,
                null,
                null,
                null,
                declined,
                null,
                null);
    }
}
