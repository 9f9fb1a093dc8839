package org.softstone.outcomes.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.softstone.outcomes.course.CourseReplica.End;
import org.softstone.outcomes.course.VisitReplica;
import org.softstone.outcomes.course.VisitState;
import org.softstone.outcomes.window.PlannedWindow;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowTimes;

/**
 * Which windows that have not opened a course should have. Recomputed from scratch on every change, so event order does not
 * matter.
 *
 * <p>The plan goes week by week from the last window that has opened, through the visits in the order in which they take
 * place. A week's report is due a fixed time before its visit, or at its start when that time has passed. A week without a visit
 * is due at the usual local weekday and time, which follow from the last visit before it. Two reports are due at least half a week
 * apart, or 72 h where visits require it. To ask nobody twice about the same days, and seldom let two weeks pass without a report,
 *
 * <ul>
 *   <li>visits that are less than 72 h apart move no window;
 *   <li>once the course has started, a visit for which two weeks would pass without a report leaves its week to the usual time,
 *       and takes the window of the week in which it falls.
 * </ul>
 *
 * <p>Weeks are numbered independently of visits, which move, are cancelled and are booked again under other numbers. Only the week
 * of a visit that is not known yet is left free.
 *
 * <p>Weeks that are over are skipped: nobody misses what was never open.
 */
final class WindowPlan {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HALF_A_WEEK = WindowSchedule.HALF_A_WEEK;
    private static final Comparator<VisitReplica> BY_START =
            Comparator.comparing(VisitReplica::startsAt).thenComparing(VisitReplica::number);

    private final CourseFacts facts;
    private final WindowSchedule schedule;
    private final Instant now;
    private final List<PlannedWindow> planned = new ArrayList<>();
    private final Deque<VisitReplica> ahead = new ArrayDeque<>();

    /** The report before the week that is being planned was due then; null when there was none. */
    private Instant before;

    /** A moment at the usual weekday and time; null while no visit is known. */
    private LocalDateTime usual;

    private Instant lastVisit;

    /** Whether the report before was about a visit, so that the next visit is the next week's. */
    private boolean beforeVisit;

    private int week;

    private WindowPlan(CourseFacts facts, Instant now) {
        this.facts = facts;
        this.schedule = facts.schedule();
        this.now = now;
    }

    /** All windows that are yet to open, and the baseline while it may still become due; by week. */
    static List<PlannedWindow> of(CourseFacts facts, Instant now) {
        return new WindowPlan(facts, now).plan();
    }

    /**
     * The window of week 0. Without end until a first visit is booked; a due time that was announced never moves into the
     * past.
     */
    static WindowTimes baseline(CourseFacts facts, Instant now) {
        WindowSchedule schedule = facts.schedule();
        Instant enrolledAt = facts.course().enrolledAt();
        Instant known = facts.ofWeek(0).map(window -> window.times().dueAt()).orElse(null);
        End end = facts.course().end();
        if (end != null) {
            return schedule.baselineDue(enrolledAt, known == null ? end.at() : known);
        }
        Optional<VisitReplica> first = first(facts);
        if (first.isEmpty()) {
            return schedule.baseline(enrolledAt);
        }
        WindowTimes wished = schedule.baseline(enrolledAt, first.get());
        if (known == null || wished.dueAt().isAfter(now)) {
            return wished;
        }
        return schedule.baselineDue(
                enrolledAt, known.isAfter(now) ? latest(first.get().startsAt(), now) : known);
    }

    /** The visit before any infusion: the earliest, whether it was booked first or in place of another. */
    private static Optional<VisitReplica> first(CourseFacts facts) {
        boolean known = facts.visits().stream().anyMatch(visit -> visit.week() == 0);
        return facts.visits().stream()
                .filter(visit -> known && visit.takesPlace())
                .min(BY_START);
    }

    private boolean isSettled(ReportWindow window) {
        return window.isSettled(now);
    }

    private List<PlannedWindow> plan() {
        ahead.addAll(visitsThatMoveWindows());
        planBaseline();
        facts.windows().stream().filter(this::isSettled).forEach(this::goPast);
        switch (facts.course().end()) {
            case null -> planWeeks();
            case End.Discontinued _ -> {}
            case End.Completed completed -> planFollowUps(completed);
        }
        planned.sort(Comparator.comparingInt(PlannedWindow::week));
        return planned;
    }

    private List<VisitReplica> visitsThatMoveWindows() {
        List<VisitReplica> taking =
                facts.visits().stream().filter(counts()).sorted(BY_START).toList();
        List<VisitReplica> moving = new ArrayList<>();
        for (int i = 0; i < taking.size(); i++) {
            boolean afterPrevious = i == 0 || areApart(taking.get(i - 1), taking.get(i));
            boolean beforeNext = i == taking.size() - 1 || areApart(taking.get(i), taking.get(i + 1));
            if (i == 0 || afterPrevious && beforeNext) {
                moving.add(taking.get(i));
            }
        }
        return moving;
    }

    /** What was booked for a time after the course's completion will not take place. */
    private Predicate<VisitReplica> counts() {
        return facts.course().end() instanceof End.Completed completed
                ? visit -> visit.takesPlace()
                        && (visit.state() != VisitState.BOOKED
                                || !visit.startsAt().isAfter(completed.at()))
                : VisitReplica::takesPlace;
    }

    private boolean areApart(VisitReplica one, VisitReplica next) {
        return !next.startsAt().isBefore(one.startsAt().plus(schedule.closesAfterDue()));
    }

    private void planBaseline() {
        facts.ofWeek(0).filter(window -> !isSettled(window)).ifPresent(window -> {
            WindowTimes times = baseline(facts, now);
            Optional<VisitReplica> first = first(facts);
            planned.add(new PlannedWindow(0, first.map(VisitReplica::visitId).orElse(null), times, false));
            before = times.dueAt();
            first.filter(ahead::remove).ifPresent(this::follow);
            beforeVisit = first.isPresent();
        });
    }

    /** A window that has opened covers the visit that it was planned for, even when that visit moves within its week. */
    private void goPast(ReportWindow window) {
        Instant due = window.times().dueAt();
        boolean taken = false;
        while (!ahead.isEmpty() && covers(window, ahead.peek(), taken)) {
            VisitReplica visit = ahead.pop();
            taken = true;
            if (wasPassedOver(visit, window)) {
                add(visit.week(), visit, askedBy(visit), false);
            }
            before = latest(before, due == null ? dueOf(visit) : due);
            follow(visit);
        }
        before = latest(before, due);
        beforeVisit = taken;
        week = Math.max(week, window.week());
    }

    /** @param taken whether it covers another visit already */
    private boolean covers(ReportWindow window, VisitReplica visit, boolean taken) {
        Instant due = window.times().dueAt();
        return due == null
                ? first(facts).filter(visit::equals).isPresent()
                : dueOf(visit).isBefore(due.plus(taken ? schedule.closesAfterDue() : room(window, visit)));
    }

    /** How far behind a window the next visit may be, so that it needs none of its own. */
    private Duration room(ReportWindow window, VisitReplica next) {
        Instant due = window.times().dueAt();
        if (cancelledAround(due).findAny().isPresent()) {
            return isBookedInPlaceOfOneAround(due, next) ? HALF_A_WEEK : schedule.closesAfterDue();
        }
        return window.visitId() == null ? schedule.closesAfterDue() : WEEK;
    }

    /** The week of a visit when it cannot be an earlier one than this. */
    private int weekOf(VisitReplica visit, int soonest) {
        return soonest
                + (int) IntStream.range(soonest, visit.week())
                        .filter(this::isUnknown)
                        .count();
    }

    private boolean isUnknown(int someWeek) {
        return facts.visits().stream().noneMatch(visit -> visit.week() == someWeek);
    }

    /** Its booking became known after the window of a later week had opened. */
    private boolean wasPassedOver(VisitReplica visit, ReportWindow later) {
        return facts.course().end() == null
                && visit.week() < later.week()
                && facts.ofWeek(visit.week()).filter(this::isSettled).isEmpty()
                && (before == null || areApart(before, askedBy(visit)))
                && areApart(askedBy(visit), later.times().dueAt());
    }

    private boolean areApart(Instant due, Instant next) {
        return !next.isBefore(due.plus(schedule.closesAfterDue()));
    }

    private void planWeeks() {
        Instant lastKnown = facts.visits().stream().map(this::dueOf).reduce(null, WindowPlan::latest);
        week++;
        while (true) {
            while (!ahead.isEmpty() && before != null && !areApart(before, askedBy(ahead.peek()))) {
                follow(ahead.pop()); // the report before covers it
                beforeVisit = true;
            }
            VisitReplica visit = ahead.peek();
            Instant free = before == null || usual == null ? null : nextUsual(before);
            // The limit of weeks without a visit does not apply before a visit that is booked.
            boolean asks = free != null && asksWithoutVisit(free) && (visit != null || isWithinLimit(free));
            if (visit != null && asks && leavesRoomFor(free, visit) && isFarAhead(free)) {
                return; // planned when the last window before it has opened
            } else if (visit != null && !(asks && leavesRoomFor(free, visit))) {
                week = weekOf(visit, week);
                add(week++, visit, askedBy(visit), false);
                before = askedBy(visit);
                beforeVisit = true;
                follow(ahead.pop());
            } else if (asks && (visit != null || free.isBefore(lastKnown.plus(HALF_A_WEEK)) || nothingComes())) {
                addUnlessOver(week++, free, false);
                before = free;
                beforeVisit = false;
            } else {
                return;
            }
        }
    }

    /** Before the course starts only weeks with a visit are asked about, and those whose visit was cancelled. */
    private boolean asksWithoutVisit(Instant free) {
        return facts.course().started() || cancelledAround(free).findAny().isPresent();
    }

    /** When the reports before cancelled visits of the week around this time would have been due. */
    private Stream<Instant> cancelledAround(Instant time) {
        return facts.visits().stream()
                .filter(visit -> !visit.takesPlace())
                .map(this::dueOf)
                .filter(due -> due.isAfter(time.minus(HALF_A_WEEK)) && !due.isAfter(time.plus(HALF_A_WEEK)));
    }

    /** A visit keeps its own week unless two weeks would pass without a report; another must leave half a week. */
    private boolean leavesRoomFor(Instant free, VisitReplica visit) {
        boolean own = visit.week() == week
                || isBookedInPlaceOfOneAround(free, visit)
                || beforeVisit && cancelledAround(free).findAny().isEmpty();
        Instant latest = own ? later(before, WEEK.multipliedBy(2)) : later(free, HALF_A_WEEK);
        return !askedBy(visit).isBefore(latest);
    }

    private boolean isBookedInPlaceOfOneAround(Instant time, VisitReplica visit) {
        return cancelledAround(time)
                .anyMatch(due -> Duration.between(due, dueOf(visit)).abs().compareTo(HALF_A_WEEK) < 0);
    }

    /** By the wall clock. */
    private Instant later(Instant from, Duration by) {
        return from.atZone(facts.course().zone())
                .toLocalDateTime()
                .plus(by)
                .atZone(facts.course().zone())
                .toInstant();
    }

    /** A season without visit is asked about, and all the time that the course is on hold. */
    private boolean isWithinLimit(Instant free) {
        Duration season = WEEK.multipliedBy(schedule.weeksWithoutVisit()).plus(HALF_A_WEEK);
        Instant reason = latest(lastVisit, facts.course().resumedAt());
        return facts.course().onHold() || reason != null && free.isBefore(reason.plus(season));
    }

    /** However far away a visit is booked, at most a year of weeks before it is planned at once. */
    private boolean isFarAhead(Instant free) {
        return free.isAfter(now.plus(WEEK.multipliedBy(52)));
    }

    private boolean nothingComes() {
        return planned.stream().allMatch(window -> window.week() == 0);
    }

    private void planFollowUps(End.Completed completed) {
        if (facts.course().succeeded()) {
            return;
        }
        ahead.forEach(this::follow);
        if (usual == null) {
            usual = completed.at().atZone(facts.course().zone()).toLocalDateTime();
        }
        List<ReportWindow> asked =
                facts.windows().stream().filter(this::isSettled).toList();
        Instant lastOfCourse = Stream.concat(
                        asked.stream().filter(window -> !window.followUp()).map(ReportWindow::times),
                        planned.stream().map(PlannedWindow::times))
                .map(WindowTimes::dueAt)
                .filter(Objects::nonNull)
                .reduce(completed.at().minus(HALF_A_WEEK), WindowPlan::latest);
        Instant end = nextUsual(lastOfCourse)
                .plus(WEEK.multipliedBy(schedule.followUpWeeks()))
                .minus(HALF_A_WEEK);
        long left = schedule.followUpWeeks()
                - asked.stream().filter(ReportWindow::followUp).count();
        before = latest(before, lastOfCourse);
        Instant due = nextUsual(before);
        for (week++; left > 0 && due.isBefore(end); left--) {
            addUnlessOver(week++, due, true);
            due = nextUsual(due);
        }
    }

    private void addUnlessOver(int someWeek, Instant due, boolean followUp) {
        if (due.isAfter(now)) {
            add(someWeek, null, due, followUp);
        }
    }

    private void add(int someWeek, VisitReplica visit, Instant due, boolean followUp) {
        WindowTimes times = schedule.dueAt(due);
        if (!times.isClosed(now)) {
            planned.add(new PlannedWindow(someWeek, visit == null ? null : visit.visitId(), times, followUp));
        }
    }

    private Instant nextUsual(Instant previous) {
        return WindowSchedule.nextUsual(usual, facts.course().zone(), previous);
    }

    private void follow(VisitReplica visit) {
        lastVisit = latest(lastVisit, dueOf(visit));
        usual = schedule.usualFor(visit);
    }

    /** A visit that was booked or moved at short notice: the report is due at its start, so that nobody is late before they were asked. */
    private Instant askedBy(VisitReplica visit) {
        boolean atShortNotice = visit.state() == VisitState.BOOKED
                && visit.startsAt().isAfter(now)
                && !dueOf(visit).isAfter(now);
        return atShortNotice ? visit.startsAt() : dueOf(visit);
    }

    private Instant dueOf(VisitReplica visit) {
        return schedule.dueBefore(visit);
    }

    private static Instant latest(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
