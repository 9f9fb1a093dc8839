package org.softstone.notifications.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.notifications.testing.Reports.BERLIN;
import static org.softstone.notifications.testing.Reports.COURSE;
import static org.softstone.notifications.testing.Reports.aMissedReport;
import static org.softstone.notifications.testing.Reports.aReport;
import static org.softstone.notifications.testing.Reports.amended;
import static org.softstone.notifications.testing.Reports.amendment;
import static org.softstone.notifications.testing.Reports.dayOfWeek;
import static org.softstone.notifications.testing.Reports.newId;
import static org.softstone.notifications.testing.Reports.retraction;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.softstone.access.TreatingTeams;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.TeamRole;
import org.softstone.database.Sql;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.notifications.picture.Picture;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.testing.Reports;
import org.softstone.testing.RealInfrastructure;

/**
 * Events of one patient in any order and any number of times, as replayed dead letters can bring them: the resulting picture
 * and the evidence of alerts are the same. Worsening (P-1) is left out, because it is evaluated only for a report that is the
 * newest when it arrives.
 */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class ReorderingComponentTest {

    private static final UUID SITE = newId();

    @Inject
    FollowReports listener;

    @Inject
    TreatingTeams teams;

    @Inject
    Pictures pictures;

    @Inject
    Sql sql;

    private final UUID patient = newId();
    private final UUID twin = newId();

    @BeforeEach
    void both_are_known() {
        UUID team = newId();
        QuarkusTransaction.requiringNew().run(() -> {
            teams.apply(new TeamDefined(
                    team, 1, SITE, BERLIN, List.of(new TeamDefined.Member("nurse-" + newId(), TeamRole.NURSE))));
            for (UUID id : List.of(patient, twin)) {
                teams.apply(new PatientProfile(id, 1, null, team, SITE, BERLIN, "de", PatientProfile.Status.INVITED));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void any_order_and_repetition_ends_in_the_same_picture_and_the_same_standing_evidence(long seed) {
        Random random = new Random(seed);
        List<ReportEvent> inOrder = season(patient, new Random(seed));
        List<ReportEvent> disorder = new ArrayList<>(season(twin, new Random(seed)));
        for (int again = random.nextInt(6); again > 0; again--) {
            disorder.add(disorder.get(random.nextInt(disorder.size())));
        }
        Collections.shuffle(disorder, random);

        // Windows are told in order: an unscheduled report keeps the week that was known when it arrived.
        hear(new ReportWindowOpened(patient, COURSE, newId(), 1, dayOfWeek(0).plusSeconds(1), null, null));
        hear(new ReportWindowOpened(twin, COURSE, newId(), 1, dayOfWeek(0).plusSeconds(1), null, null));
        inOrder.forEach(this::hear);
        disorder.forEach(this::hear);

        assertThat(pictureOf(twin)).as("seed %d", seed).isEqualTo(pictureOf(patient));
        assertThat(standingEvidenceOf(twin)).as("seed %d", seed).isEqualTo(standingEvidenceOf(patient));
        assertThat(unexplainedMissesOf(twin)).as("seed %d", seed).isEqualTo(unexplainedMissesOf(patient));
    }

    /**
     * A baseline and up to six weeks: submitted, some unscheduled, amended up to twice, retracted, missed; in the order in
     * which outcomes would tell. The baseline is amended, retracted and filed anew before and after the weeks.
     */
    private static List<ReportEvent> season(UUID patient, Random random) {
        List<ReportEvent> events = new ArrayList<>();
        ReportSubmitted baseline = answered(aReport().of(patient).week(0).baseline(null), random);
        events.add(baseline);
        if (random.nextInt(3) == 0) {
            baseline = corrected(baseline, events, random);
        }
        Integer told = baseline.pain().average();
        int weeks = 1 + random.nextInt(6);
        for (int week = 1; week <= weeks; week++) {
            ReportMissed missed = aMissedReport(patient, newId(), week);
            boolean late = random.nextInt(4) == 0;
            boolean silent = random.nextInt(6) == 0;
            if (late || silent) {
                events.add(missed);
            }
            if (silent) {
                continue;
            }
            Reports draft =
                    aReport().of(patient).week(week).window(missed.windowId()).baseline(told);
            if (random.nextInt(4) == 0) {
                draft.unscheduled();
            }
            ReportSubmitted report = answered(draft, random);
            events.add(report);
            for (int amendments = random.nextInt(3); amendments > 0; amendments--) {
                report = answered(amended(report), random);
                events.add(amendment(report));
            }
            if (random.nextInt(3) == 0) {
                events.add(retraction(report));
                events.add(missed);
            }
        }
        if (random.nextBoolean()) {
            corrected(baseline, events, random);
        }
        return events;
    }

    /** Another version of the baseline, or another report in its place. */
    private static ReportSubmitted corrected(ReportSubmitted baseline, List<ReportEvent> events, Random random) {
        if (random.nextBoolean()) {
            ReportSubmitted amended = answered(amended(baseline), random);
            events.add(amendment(amended));
            return amended;
        }
        ReportSubmitted anew = answered(
                aReport()
                        .of(baseline.patientId())
                        .week(0)
                        .window(baseline.windowId())
                        .baseline(null),
                random);
        events.add(retraction(baseline));
        events.add(anew);
        return anew;
    }

    private static ReportSubmitted answered(Reports report, Random random) {
        report.pain(random.nextInt(11)).symptom(Symptom.NAUSEA, random.nextInt(5));
        report.wantsContact(WantsContact.values()[random.nextInt(3)]);
        if (random.nextInt(4) == 0) {
            report.redFlag(RedFlag.values()[random.nextInt(6)]);
        }
        return report.build();
    }

    private void hear(ReportEvent event) {
        QuarkusTransaction.requiringNew().run(() -> listener.on(new ReceivedEvent<>(newId(), Instant.now(), event)));
    }

    /** Without the ids that differ between the twins. */
    private List<String> pictureOf(UUID whose) {
        Picture picture = pictures.whole(whose);
        List<String> known = new ArrayList<>();
        picture.reports()
                .forEach(report -> known.add(
                        "week %s version %d pain %s".formatted(report.week(), report.version(), report.painAverage())));
        sql.list(
                        "SELECT week FROM missed_window WHERE patient_id = ? ORDER BY week",
                        row -> "missed " + row.number(1),
                        whose)
                .forEach(known::add);
        return known;
    }

    private Set<String> standingEvidenceOf(UUID whose) {
        return new TreeSet<>(sql.list(
                """
                SELECT a.rule, e.level, e.summary, COALESCE(k.week, -1) FROM alert a
                JOIN alert_evidence e USING (alert_id)
                JOIN known_report k USING (report_id)
                WHERE a.patient_id = ? AND a.rule <> 'P-1' AND e.voided IS NULL AND e.kind IN ('found', 'found-anew')
                """,
                row -> "week " + row.number(4) + " " + row.text(1) + " " + row.text(2) + ": "
                        + withoutDate(row.text(3)),
                whose));
    }

    /** A summary is dated or not by what is the newest report when the rule is asked, which order decides. */
    private static String withoutDate(String summary) {
        return summary.replaceFirst(" \\(report of .*", "");
    }

    /** Missed windows without a report: each must stand in an alert, however things came about. */
    private Set<String> unexplainedMissesOf(UUID whose) {
        return new TreeSet<>(
                sql.list("""
                SELECT m.week, EXISTS (
                    SELECT 1 FROM alert_evidence e JOIN alert a USING (alert_id)
                    WHERE e.window_id = m.window_id AND a.rule = 'M-1' AND e.kind = 'found' AND e.voided IS NULL)
                FROM missed_window m
                WHERE m.patient_id = ? AND NOT EXISTS (SELECT 1 FROM known_report k WHERE k.window_id = m.window_id)
                """, row -> "week " + row.number(1) + (row.flag(2) ? " raised" : " not raised"), whose));
    }
}
