package org.softstone.outcomes.trend;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted.ActivityScore;
import org.softstone.contracts.ReportSubmitted.DepositState;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.Pain;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.SymptomScore;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.outcomes.activity.Activity;
import org.softstone.outcomes.deposit.BodySite;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.deposit.Laterality;
import org.softstone.outcomes.pause.Pause;
import org.softstone.outcomes.pause.PauseList;
import org.softstone.outcomes.pause.PauseReason;
import org.softstone.outcomes.trend.CourseHistory.Asked;
import org.softstone.outcomes.trend.CourseHistory.Due;
import org.softstone.outcomes.trend.CourseHistory.ReportScores;
import org.softstone.outcomes.trend.CourseHistory.Visit;
import org.softstone.outcomes.window.WindowState;

/** Histories of courses, week by week; due on Mondays at noon, a day before each visit, closing three days later. */
final class HistoryOf {

    static final ZoneId ZONE = ZoneOffset.UTC;
    static final UUID ACTIVITY = UUID.fromString("01990000-0000-7000-8000-0000000000a1");
    static final UUID OTHER_ACTIVITY = UUID.fromString("01990000-0000-7000-8000-0000000000a2");
    static final UUID DEPOSIT = UUID.fromString("01990000-0000-7000-8000-0000000000d1");

    private static final List<String> RISING_GRAMS = List.of("12.5", "15", "17.5", "20", "22.5", "25");
    private static final UUID COURSE = UUID.fromString("01990000-0000-7000-8000-0000000000c1");
    private static final Instant FIRST_DUE = Instant.parse("2026-03-02T12:00:00Z");

    private final List<Asked> asked = new ArrayList<>();
    private final List<Due> toCome = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<ReportScores> unscheduled = new ArrayList<>();
    private final List<Activity> activities = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private boolean followUp;

    static LocalDate dueDay(int week) {
        return LocalDate.ofInstant(due(week), ZONE);
    }

    private static Instant due(int week) {
        return FIRST_DUE.plusSeconds(week * 7L * 24 * 3600);
    }

    /** One week's answers. */
    static final class Answers {
        private Integer average;
        private Integer worst;
        private Integer now;
        private final List<ActivityScore> scores = new ArrayList<>();
        private final List<DepositState> deposits = new ArrayList<>();
        private final List<SymptomScore> symptoms = new ArrayList<>();

        static Answers pain(Integer average) {
            Answers answers = new Answers();
            answers.average = average;
            return answers;
        }

        Answers worst(int score) {
            worst = score;
            return this;
        }

        Answers rating(UUID activityId, int score) {
            scores.add(new ActivityScore(activityId, score));
            return this;
        }

        Answers firmness(int firmness) {
            deposits.add(new DepositState(DEPOSIT, firmness, null, Skin.INTACT, null));
            return this;
        }

        Answers draining() {
            deposits.add(new DepositState(DEPOSIT, null, null, Skin.DRAINING, null));
            return this;
        }

        Answers symptom(Symptom symptom, int severity, Integer interference) {
            symptoms.add(new SymptomScore(symptom, severity, interference));
            return this;
        }

        private ReportScores scores(int week, Timing timing, Instant at) {
            UUID id = new UUID(0x0199000000007000L + week, 0x8000000000000000L + timing.ordinal());
            return new ReportScores(
                    id, timing, Mode.SELF, at, new Pain(average, worst, now), scores, deposits, symptoms);
        }
    }

    HistoryOf reported(Answers answers) {
        int week = asked.size();
        return window(
                WindowState.SUBMITTED,
                answers.scores(week, Timing.ON_TIME, due(week).minusSeconds(6 * 3600)));
    }

    HistoryOf late(Answers answers) {
        int week = asked.size();
        return window(
                WindowState.LATE, answers.scores(week, Timing.LATE, due(week).plusSeconds(3600)));
    }

    HistoryOf missed() {
        return window(WindowState.MISSED, null);
    }

    HistoryOf open() {
        return window(WindowState.OPEN, null);
    }

    /** From here on. */
    HistoryOf followUp() {
        followUp = true;
        return this;
    }

    private HistoryOf window(WindowState state, ReportScores report) {
        int week = asked.size();
        asked.add(new Asked(
                new UUID(week, 1), week, state, followUp, due(week), due(week).plusSeconds(72 * 3600), report));
        return this;
    }

    HistoryOf unscheduled(Answers answers) {
        unscheduled.add(answers.scores(unscheduled.size(), Timing.UNSCHEDULED, due(unscheduled.size())));
        return this;
    }

    /** Not opened yet, and due so many days later than a week's report is. */
    HistoryOf upcoming(int week, double daysLater) {
        toCome.add(dueAt(week, after(week, daysLater)));
        return this;
    }

    /** Asked for from the day before. */
    private static Due dueAt(int week, Instant at) {
        return new Due(week, at.minusSeconds(24 * 3600), at);
    }

    /** On the day after the week's report. */
    HistoryOf given(int week, String grams) {
        return given(week, 1, grams);
    }

    HistoryOf given(int week, double daysAfterDue, String grams) {
        visits.add(new Visit(after(week, daysAfterDue), "completed", new BigDecimal(grams)));
        return this;
    }

    HistoryOf visit(int week, String state) {
        return visit(week, 1, state);
    }

    HistoryOf visit(int week, double daysAfterDue, String state) {
        visits.add(new Visit(after(week, daysAfterDue), state, null));
        return this;
    }

    private static Instant after(int week, double days) {
        return due(week).plusSeconds((long) (days * 24 * 3600));
    }

    HistoryOf paused(LocalDate from, LocalDate until) {
        pauses.add(new Pause(new UUID(0, pauses.size()), from, until, PauseReason.TRAVEL));
        return this;
    }

    HistoryOf knowing(UUID activityId, String label) {
        activities.add(new Activity(activityId, label));
        return this;
    }

    CourseHistory history() {
        return new CourseHistory(
                COURSE,
                List.copyOf(asked),
                Stream.concat(asked.stream().map(week -> dueAt(week.week(), week.dueAt())), toCome.stream())
                        .toList(),
                visits.stream().sorted(Comparator.comparing(Visit::at)).toList(),
                List.copyOf(unscheduled),
                unscheduled.size(),
                List.copyOf(activities),
                List.of(new Deposit(DEPOSIT, BodySite.FINGER, Laterality.RIGHT, null)),
                new PauseList(pauses));
    }

    Trend trend() {
        return Trend.of(history(), ZONE);
    }

    /** Scleroderma, hands: pain 9, 4 after two infusions, 1 after four (DEMO-1). */
    static HistoryOf demo1() {
        int[] pain = withRepeated(new int[] {9, 6, 4, 2, 1, 1, 0}, 1, 0);
        HistoryOf history = new HistoryOf().knowing(ACTIVITY, "grip a drinking glass");
        for (int week = 0; week <= 30; week++) {
            Answers answers = Answers.pain(pain[week])
                    .rating(ACTIVITY, Math.min(9, 1 + 2 * week))
                    .firmness(week == 2 ? 2 : 3);
            if (week >= 1 && week <= 6) {
                answers.symptom(Symptom.NAUSEA, 1, null);
            }
            history.reported(answers);
            if (week < 30) {
                history.given(week, week < 5 ? "12.5" : "15");
            }
        }
        return history;
    }

    /** Polymyositis, posterior thigh: pain 8, 3 after two infusions, 0 after four; 25 g from week 10 (DEMO-2). */
    static HistoryOf demo2() {
        int[] pain = withRepeated(new int[] {8, 6, 3, 2, 0, 1, 1}, 0, 1);
        int[] ability = {2, 3, 5, 7, 9};
        HistoryOf history = new HistoryOf().knowing(ACTIVITY, "sit down").knowing(OTHER_ACTIVITY, "stand up");
        for (int week = 0; week <= 30; week++) {
            Answers answers = Answers.pain(pain[week])
                    .rating(ACTIVITY, ability[Math.min(4, week)])
                    .rating(OTHER_ACTIVITY, ability[Math.min(4, week)])
                    .firmness(week == 2 ? 2 : 3);
            if (week >= 4 && week <= 6) {
                answers.symptom(Symptom.NAUSEA, 2, null);
            }
            if (week == 6 || week == 10) {
                answers.symptom(Symptom.BLURRED_VISION, 1, null);
            }
            history.reported(answers);
            if (week < 30) {
                history.given(week, RISING_GRAMS.get(Math.min(5, week / 2)));
            }
        }
        return history;
    }

    /** Dermatomyositis, a partial response with a held, a missed and a relapsing stretch (DEMO-3). */
    static HistoryOf demo3() {
        int[] pain = {8, 8, 7, 6, 6, 5, 5, -1, 7, 8, 6, 5, 4};
        int[] ability = {3, 3, 4, 5, 5, 6, 6, -1, 4, 3, 4, 5, 6};
        HistoryOf history = new HistoryOf().knowing(ACTIVITY, "button a shirt");
        for (int week = 0; week <= 12; week++) {
            if (week == 7) {
                history.missed();
                continue;
            }
            Answers answers = Answers.pain(pain[week]).rating(ACTIVITY, ability[week]);
            if (week == 5) {
                answers.symptom(Symptom.NAUSEA, 3, null).symptom(Symptom.BLURRED_VISION, 2, null);
            }
            if (week == 8 || week == 9) {
                answers.draining();
            }
            history.reported(answers);
        }
        for (int week = 0; week <= 5; week++) {
            history.given(week, week < 4 ? "12.5" : "15");
        }
        history.visit(6, "held").visit(7, "missed").visit(8, "held").visit(9, "held");
        return history.given(10, "12.5").given(11, "12.5").given(12, "12.5");
    }

    /** Nothing but marks: late, missed, paused, declined, follow-up and a week that is still open. */
    static HistoryOf everyMark() {
        HistoryOf history = new HistoryOf().knowing(ACTIVITY, "walk the dog").paused(dueDay(12), dueDay(13));
        for (int week = 0; week <= 43; week++) {
            if (week == 30) {
                history.followUp();
            }
            Answers answers = Answers.pain(week == 20 ? null : Math.max(2, 7 - week / 3))
                    .rating(ACTIVITY, Math.min(8, 2 + week / 3));
            switch (week) {
                case 4, 21 -> history.late(answers);
                case 7, 8, 35 -> history.missed();
                case 12, 13 -> history.missed();
                case 43 -> history.open();
                default -> history.reported(answers);
            }
            if (week < 30 && week != 9) {
                history.given(week, week < 5 ? "12.5" : week < 15 ? "17.5" : "25");
            }
        }
        return history;
    }

    private static int[] withRepeated(int[] first, int odd, int even) {
        int[] all = java.util.Arrays.copyOf(first, 31);
        for (int i = first.length; i < all.length; i++) {
            all[i] = (i - first.length) % 2 == 0 ? odd : even;
        }
        return all;
    }
}
