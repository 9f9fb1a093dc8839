package org.softstone.notifications.testing;

import com.fasterxml.uuid.Generators;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ReportAmended;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.DepositState;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.Pain;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.SymptomScore;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.notifications.picture.KnownReport;

/** Reports of an unremarkable week 5, to be made remarkable: {@code aReport().pain(9).build()}. */
public final class Reports {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** The first infusion of the patient of these reports. */
    public static final Instant FIRST_INFUSION = Instant.parse("2026-01-26T09:00:00Z");

    /** The course of these reports unless they say otherwise. */
    public static final UUID COURSE = newId();

    private int version = 1;
    private Mode mode;
    private UUID patientId = newId();
    private UUID reportId = newId();
    private UUID courseId = COURSE;
    private UUID windowId = newId();
    private Integer week = 5;
    private Instant submittedAt = dayOfWeek(5);
    private Instant receivedAt;
    private Timing timing = Timing.ON_TIME;
    private boolean receivedAfterClosing;
    private Integer pain = 3;
    private Integer baseline = 8;
    private final List<SymptomScore> symptoms = new ArrayList<>();
    private final List<DepositState> deposits = new ArrayList<>();
    private final Set<RedFlag> redFlags = new HashSet<>();
    private BigDecimal temperature;
    private WantsContact wantsContact = WantsContact.NO;

    private Reports() {}

    public static Reports aReport() {
        return new Reports();
    }

    public static UUID newId() {
        return Generators.timeBasedEpochGenerator().generate();
    }

    /** Reports are sent 30 hours before the infusion of their week. */
    public static Instant dayOfWeek(int week) {
        return FIRST_INFUSION.plus(Duration.ofDays(7L * week)).minus(Duration.ofHours(30));
    }

    public static ReportMissed aMissedReport(UUID patientId, UUID windowId, int week) {
        Instant due = FIRST_INFUSION.plus(Duration.ofDays(7L * week)).minus(Duration.ofHours(24));
        return new ReportMissed(patientId, COURSE, windowId, week, due, due.plus(Duration.ofHours(72)), null);
    }

    public static ReportMissed duringPause(ReportMissed missed) {
        return new ReportMissed(
                missed.patientId(),
                missed.courseId(),
                missed.windowId(),
                missed.week(),
                missed.dueAt(),
                missed.closedAt(),
                true);
    }

    /** The report as the picture knows it that knew of nothing else. */
    public static KnownReport known(ReportSubmitted report, boolean newestOnArrival) {
        return new KnownReport(
                report.reportId(),
                report.courseId(),
                report.windowId(),
                report.week(),
                report.week(),
                report.submittedAt(),
                report.pain().average(),
                report.version(),
                newestOnArrival);
    }

    public static ReportAmended amendment(ReportSubmitted newVersion) {
        return new ReportAmended(newVersion.patientId(), newId(), newVersion.receivedAt(), newVersion, null);
    }

    /** A correction that arrives after one that was made later. */
    public static ReportAmended overtaken(ReportSubmitted version) {
        return new ReportAmended(version.patientId(), newId(), version.receivedAt(), version, true);
    }

    public static ReportRetracted retraction(ReportSubmitted report) {
        return retraction(report, null);
    }

    /** @param replacedBy the report that counts for its window from then on */
    public static ReportRetracted retraction(ReportSubmitted report, ReportSubmitted replacedBy) {
        return new ReportRetracted(
                report.patientId(),
                report.reportId(),
                report.version(),
                report.courseId(),
                report.windowId(),
                report.week(),
                report.receivedAt().plusSeconds(60),
                replacedBy);
    }

    /** The next version of a report of the same id, window and time. */
    public static Reports amended(ReportSubmitted report) {
        Reports next = aReport()
                .of(report.patientId())
                .id(report.reportId())
                .window(report.windowId())
                .baseline(report.baselineAverage())
                .pain(report.pain().average());
        next.courseId = report.courseId();
        next.week = report.week();
        next.timing = report.timing();
        next.submittedAt = report.submittedAt();
        next.receivedAt = report.receivedAt();
        next.version = report.version() + 1;
        return next;
    }

    public Reports version(int number) {
        version = number;
        return this;
    }

    public Reports enteredBy(Mode who) {
        mode = who;
        return this;
    }

    public Reports of(UUID patient) {
        patientId = patient;
        return this;
    }

    public Reports id(UUID report) {
        reportId = report;
        return this;
    }

    public Reports course(UUID course) {
        courseId = course;
        return this;
    }

    public Reports window(UUID window) {
        windowId = window;
        return this;
    }

    public Reports week(int number) {
        week = number;
        submittedAt = dayOfWeek(number);
        return this;
    }

    public Reports unscheduled() {
        week = null;
        windowId = null;
        timing = Timing.UNSCHEDULED;
        return this;
    }

    public Reports submittedAt(Instant instant) {
        submittedAt = instant;
        return this;
    }

    /** Comes after its window was closed. */
    public Reports receivedLate(Instant instant) {
        receivedAt = instant;
        receivedAfterClosing = true;
        return this;
    }

    public Reports pain(Integer average) {
        pain = average;
        return this;
    }

    public Reports baseline(Integer average) {
        baseline = average;
        return this;
    }

    public Reports symptom(Symptom symptom, int severity) {
        symptoms.add(new SymptomScore(symptom, severity, null));
        return this;
    }

    public Reports deposit(Skin skin, Boolean spreadingRedness) {
        deposits.add(new DepositState(newId(), 3, 2, skin, spreadingRedness));
        return this;
    }

    public Reports temperature(String celsius) {
        temperature = new BigDecimal(celsius);
        return this;
    }

    public Reports redFlag(RedFlag flag) {
        redFlags.add(flag);
        return this;
    }

    public Reports wantsContact(WantsContact wanted) {
        wantsContact = wanted;
        return this;
    }

    public ReportSubmitted build() {
        return new ReportSubmitted(
                patientId,
                reportId,
                version,
                courseId,
                windowId,
                week,
                submittedAt,
                receivedAt == null ? submittedAt.plusSeconds(1) : receivedAt,
                timing,
                receivedAfterClosing,
                BERLIN,
                new Pain(pain, null, null),
                baseline,
                List.of(),
                deposits,
                symptoms,
                temperature,
                redFlags,
                wantsContact,
                null,
                pain == null ? Set.of("pain.average") : Set.of(),
                mode);
    }
}
