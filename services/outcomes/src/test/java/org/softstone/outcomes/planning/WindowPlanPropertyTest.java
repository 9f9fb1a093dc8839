package org.softstone.outcomes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.softstone.outcomes.course.VisitReplica;
import org.softstone.outcomes.course.VisitState;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;

/** Whatever happens to a course, in whatever order, its windows stay whole. */
class WindowPlanPropertyTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Something that happens. @param number of a visit it may concern, @param hours it may last or be away */
    record Happening(What what, int number, int hours, ZoneId zone) {}

    enum What {
        PASS((course, it) -> course.pass(HOUR.multipliedBy(it.hours()))),
        BOOK((course, it) -> {
            int number = newNumber(course);
            Instant last =
                    number == 1 ? course.now : course.visits.get(number - 1).startsAt();
            Instant usual = last.atZone(course.zone).plusWeeks(1).toInstant();
            course.book(number, later(usual, course.now.plus(HOUR)));
        }),
        RESCHEDULE((course, it) -> known(course, it, VisitState.BOOKED)
                .ifPresent(visit -> course.book(visit.number(), course.now.plus(HOUR.multipliedBy(it.hours()))))),
        CANCEL((course, it) -> known(course, it, VisitState.BOOKED).ifPresent(visit -> course.cancel(visit.number()))),
        REBOOK((course, it) -> known(course, it, VisitState.BOOKED).ifPresent(visit -> {
            course.cancel(visit.number());
            Instant other = visit.startsAt().plus(HOUR.multipliedBy(it.hours() % 120 - 48));
            course.book(newNumber(course), later(other, course.now.plus(HOUR)));
        })),
        MISS((course, it) -> known(course, it, VisitState.BOOKED)
                .filter(visit -> visit.startsAt().isBefore(course.now))
                .ifPresent(visit -> course.turn(visit.number(), VisitState.MISSED))),
        GIVE((course, it) -> known(course, it, VisitState.BOOKED)
                .filter(visit -> visit.startsAt().isBefore(course.now))
                .ifPresent(visit -> course.turn(visit.number(), VisitState.COMPLETED))),
        HOLD((course, it) -> course.hold()),
        RESUME((course, it) -> course.resume()),
        COMPLETE((course, it) -> {
            // One of many, so that most stories have a life before it.
            if (it.number() == 1) {
                course.complete();
            }
        }),
        DISCONTINUE((course, it) -> {
            if (it.number() == 1 && it.hours() < 24) {
                course.discontinue();
            }
        }),
        END_REPORTING((course, it) -> {
            if (it.number() == 1) {
                course.endReporting();
            }
        }),
        TAKE_BACK_END_OF_REPORTING((course, it) -> course.takeBackEndOfReporting()),
        TRAVEL((course, it) -> course.travel(it.zone())),
        SET_DUE_TIME((course, it) -> course.dueBeforeVisit(HOUR.multipliedBy(1 + it.hours() % 96))),
        FILE((course, it) -> course.windows.values().stream()
                .filter(window -> window.state() == WindowState.OPEN)
                .findFirst()
                .ifPresent(window -> course.file(window.week())));

        private final BiConsumer<ACourse, Happening> act;

        What(BiConsumer<ACourse, Happening> act) {
            this.act = act;
        }
    }

    /**
     * As time passes without anything happening, the plan may still change where a visit was moved close to a window that
     * opens meanwhile and then stands for it; so planning again is tried at the same moment.
     */
    @Property(tries = 1000)
    void any_story_keeps_one_window_a_week_in_order_and_reopens_nothing(
            @ForAll("zones") ZoneId zone,
            @ForAll("starts") LocalDateTime start,
            @ForAll @Size(min = 5, max = 60) List<@From("happenings") Happening> story) {
        ACourse course = ACourse.enrolled(start.atZone(zone).toInstant(), zone).start();
        Map<Integer, ReportWindow> before = new HashMap<>();
        for (Happening happening : story) {
            happening.what().act.accept(course, happening);
            course.pass(Duration.ZERO); // what is due at once

            assertThat(course.windows.values().stream().filter(ReportWindow::followUp))
                    .hasSizeLessThanOrEqualTo(12);
            assertDuesInOrder(course);
            before.forEach((week, known) -> assertGoesOn(known, course.windows.get(week)));
            course.windows.values().stream()
                    .filter(window -> window.isSettled(course.now) && !mayComeBack(window, course.now))
                    .forEach(window -> before.put(window.week(), window));
            course.plan().pass(Duration.ZERO).plan().pass(Duration.ZERO);
            List<ReportWindow> planned = List.copyOf(course.windows.values());
            course.plan();
            assertThat(course.windows.values())
                    .as("planning again at the same moment changes nothing")
                    .containsExactlyElementsOf(planned);
        }
    }

    /** Once a week, and once more at most for each visit that moved; what a report recalls, seven days, may leave some out. */
    @Property(tries = 500)
    void reports_of_a_started_course_are_3_to_14_days_apart_and_as_many_as_weeks_and_moved_visits(
            @ForAll("zones") ZoneId zone,
            @ForAll("starts") LocalDateTime start,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -6 * 24, max = 40 * 24) Integer> moves,
            @ForAll @IntRange(min = 1, max = 20) int visits) {
        assertAskedInEveryFortnight(zone, start, moves, visits);
    }

    /** Found by the property above: a visit moved further away than the weeks that are asked about when nobody books any more. */
    @Example
    void weeks_are_asked_about_until_a_visit_that_moved_by_three_and_a_half_months() {
        assertAskedInEveryFortnight(
                ZoneId.of("Europe/Berlin"), LocalDateTime.of(2025, 1, 1, 0, 0), List.of(602, 960, 960), 3);
    }

    @Example
    void weeks_are_asked_about_until_a_visit_that_moved_to_and_fro_for_four_months() {
        assertAskedInEveryFortnight(
                ZoneId.of("Australia/Lord_Howe"),
                LocalDateTime.of(2025, 1, 14, 22, 30),
                List.of(58, 959, -14, -79, 934, 216, -37, 792),
                3);
    }

    /** Whoever mistypes a year makes no thousands of windows, and the weeks go on being asked about. */
    @Example
    void weeks_until_a_visit_in_a_far_year_are_planned_a_year_at_a_time() {
        Instant first = Instant.parse("2025-01-06T09:00:00Z");
        ACourse course = ACourse.enrolled(first.minus(DAY.multipliedBy(8)), ZoneId.of("UTC"))
                .series(2, first)
                .passTo(first)
                .start()
                .book(2, first.plus(DAY.multipliedBy(7 * 250)));

        assertThat(course.windows).hasSizeLessThanOrEqualTo(55);

        course.pass(DAY.multipliedBy(7 * 250));
        List<Instant> dues = course.dues();
        for (int i = 1; i < dues.size(); i++) {
            assertThat(Duration.between(dues.get(i - 1), dues.get(i))).isEqualTo(DAY.multipliedBy(7));
        }
        assertThat(dues).hasSizeGreaterThan(250);
    }

    private static void assertAskedInEveryFortnight(ZoneId zone, LocalDateTime start, List<Integer> moves, int visits) {
        Instant first = start.atZone(zone).toInstant();
        ACourse course = ACourse.enrolled(first.minus(DAY.multipliedBy(8)), zone)
                .series(visits, first)
                .passTo(first)
                .start();
        Set<Integer> moved = new HashSet<>();
        for (int i = 0; i < moves.size(); i++) {
            int number = 2 + i * 3 % visits;
            VisitReplica visit = course.visits.get(number);
            if (visit != null) {
                moved.add(number);
                Instant to = visit.startsAt().plus(HOUR.multipliedBy(moves.get(i)));
                course.book(number, later(to, course.now.plus(DAY.multipliedBy(3))));
            }
        }

        course.pass(DAY.multipliedBy(7L * (visits + 16)));

        List<Instant> dues = course.dues();
        for (int i = 1; i < dues.size(); i++) {
            Duration between = Duration.between(dues.get(i - 1), dues.get(i));
            assertThat(between).isBetween(Duration.ofHours(71), Duration.ofHours(14 * 24 + 2));
        }
        assertThat(dues.getLast()).isAfter(first.plus(DAY.multipliedBy(7L * visits)));
        long weeks = Duration.between(dues.getFirst(), dues.getLast()).dividedBy(DAY.multipliedBy(7));
        assertThat(dues.size() - 1L).isLessThanOrEqualTo(weeks + 1 + moved.size());
    }

    /** Whichever visits are cancelled and booked anew a little earlier or later: as if they had been moved. */
    @Property(tries = 500)
    void visits_booked_anew_within_three_days_leave_as_many_weeks_as_there_were(
            @ForAll("zones") ZoneId zone,
            @ForAll("starts") LocalDateTime start,
            @ForAll @IntRange(min = 2, max = 20) int visits,
            @ForAll @Size(max = 4)
                    Map<@IntRange(min = 2, max = 20) Integer, @IntRange(min = -24, max = 72) Integer> anew) {
        Instant first = start.atZone(zone).toInstant();
        ACourse course = ACourse.enrolled(first.minus(DAY.multipliedBy(8)), zone)
                .series(visits, first)
                .passTo(first)
                .start();
        ACourse moved = ACourse.enrolled(first.minus(DAY.multipliedBy(8)), zone)
                .series(visits, first)
                .passTo(first)
                .start();
        anew.forEach((number, hours) -> {
            if (number <= visits) {
                Instant to = course.visits.get(number).startsAt().plus(HOUR.multipliedBy(hours));
                course.cancel(number).book(newNumber(course), to);
                moved.book(number, to);
            }
        });

        assertThat(course.windows.keySet()).isEqualTo(moved.windows.keySet());
        assertThat(course.dues()).isEqualTo(moved.dues());
    }

    /**
     * Reckoned from the visit, not from what the plan made of it: its own time of day, whole days before. The window of a
     * visit is due on the clock of the site, the others on that of the wall where the patient is.
     */
    @Property(tries = 1500)
    void across_changes_of_the_clocks_and_journeys_reports_are_due_whole_days_before_the_time_of_the_visits(
            @ForAll("zones") ZoneId home,
            @ForAll("zones") ZoneId abroad,
            @ForAll("starts") LocalDateTime first,
            @ForAll @IntRange(min = 1, max = 4) int daysBefore,
            @ForAll @IntRange(min = 1, max = 30) int visits,
            @ForAll @IntRange(min = 1, max = 10) int weeksAtHome) {
        ACourse course = ACourse.enrolled(first.minusDays(9).atZone(home).toInstant(), home)
                .dueBeforeVisit(DAY.multipliedBy(daysBefore))
                .series(visits, first.atZone(home).toInstant());
        course.passTo(first.atZone(home).toInstant()).start();
        VisitReplica last = course.visits.get(visits);
        course.passTo(last.startsAt().atZone(home).plusWeeks(weeksAtHome).toInstant());
        int opened = (int) course.windows.values().stream()
                .filter(window -> window.isSettled(course.now))
                .count();
        course.travel(abroad).pass(DAY.multipliedBy(7L * (12 - weeksAtHome)));

        LocalDateTime usual = last.startsAt().atZone(home).toLocalDateTime().minusDays(daysBefore);
        for (ReportWindow window : course.windows.values()) {
            VisitReplica visit = course.visits.get(window.week() + 1);
            LocalDateTime expected = visit == null
                    ? usual.plusWeeks(window.week() - visits + 1L)
                    : visit.startsAt().atZone(home).toLocalDateTime().minusDays(daysBefore);
            ZoneId zone = visit != null || window.week() < opened ? home : abroad;
            assertThat(window.times().dueAt()).isEqualTo(expected.atZone(zone).toInstant());
        }
    }

    /** The change to summer time on 28 March 2027 used to move all later weeks to 08:00. */
    @Example
    void a_change_of_the_clocks_before_the_last_visit_moves_no_week_after_it() {
        across_changes_of_the_clocks_and_journeys_reports_are_due_whole_days_before_the_time_of_the_visits(
                ZoneId.of("Europe/Berlin"), ZoneId.of("Europe/Berlin"), LocalDateTime.of(2027, 3, 15, 9, 0), 2, 3, 10);
    }

    private static void assertDuesInOrder(ACourse course) {
        List<Instant> dues = new ArrayList<>(course.windows.values().stream()
                .filter(window -> window.week() > 0)
                .map(window -> window.times().dueAt())
                .toList());
        for (int i = 1; i < dues.size(); i++) {
            assertThat(dues.get(i)).isAfterOrEqualTo(dues.get(i - 1).plus(Duration.ofHours(71)));
        }
    }

    /** Cancelled before it opened, by an end that may be taken back. */
    private static boolean mayComeBack(ReportWindow window, Instant now) {
        return window.state() == WindowState.CANCELLED && !window.times().isClosed(now);
    }

    private static void assertGoesOn(ReportWindow known, ReportWindow now) {
        assertThat(now).as("week %s is still there", known.week()).isNotNull();
        if (known.week() > 0) {
            assertThat(now.times()).isEqualTo(known.times());
        }
        assertThat(now.followUp()).isEqualTo(known.followUp());
        switch (known.state()) {
            case UPCOMING -> {}
            case OPEN -> assertThat(now.state()).isNotEqualTo(WindowState.UPCOMING);
            case SUBMITTED, LATE, MISSED -> assertThat(now.state()).isEqualTo(known.state());
            case CANCELLED -> assertThat(now.state()).isNotEqualTo(WindowState.MISSED);
        }
    }

    private static Optional<VisitReplica> known(ACourse course, Happening it, VisitState state) {
        return Optional.ofNullable(course.visits.get(it.number())).filter(visit -> visit.state() == state);
    }

    private static int newNumber(ACourse course) {
        return course.visits.keySet().stream().mapToInt(number -> number).max().orElse(0) + 1;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Provide
    Arbitrary<Happening> happenings() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(What.PASS)),
                                Tuple.of(4, Arbitraries.just(What.BOOK)),
                                Tuple.of(10, Arbitraries.of(What.class))),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(1, 15 * 24),
                        zones())
                .as(Happening::new);
    }

    /** Both hemispheres, half an hour of daylight saving, and none. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "America/Santiago",
                        "America/Sao_Paulo",
                        "Australia/Sydney",
                        "Australia/Lord_Howe",
                        "Pacific/Apia",
                        "Asia/Kolkata",
                        "UTC")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<LocalDateTime> starts() {
        return Arbitraries.longs()
                .between(0, Duration.ofDays(3 * 365).toMinutes())
                .map(LocalDateTime.of(2025, 1, 1, 0, 0)::plusMinutes);
    }
}
