package org.softstone.outcomes.window;

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
import java.util.stream.Stream;
import org.softstone.outcomes.course.BookedVisit;
import org.softstone.outcomes.course.Course.End;
import org.softstone.outcomes.course.VisitState;

/**
 * Which windows a course shall have that have not opened yet, reckoned anew from all that is known whenever something
 * changes: so it does not matter in which order it became known.
 *
 * <p>The plan goes week by week from the last window that has opened. A week's report is due before its visit (number =
 * week + 1). A week without one is due at the usual local weekday and time: those of the last visit before it. Two reports
 * are due at least half a week apart, or 72 h where visits ask for it. So that nobody is asked twice about the same days
 * and no week stays unasked,
 *
 * <ul>
 *   <li>visits that are less than 72 h apart, or no longer in the order of their numbers, move no window;
 *   <li>once the course has started, a visit for which two weeks would pass without a report leaves its week to the usual time,
 *       and takes the window of the week in which it falls.
 * </ul>
 *
 * <p>Weeks that are over are passed by: nobody is told to have missed what was never open.
 */
final class WindowPlan {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HALF_A_WEEK = WindowSchedule.HALF_A_WEEK;

    private final CourseFacts facts;
    private final WindowSchedule schedule;
    private final Instant now;
    private final List<PlannedWindow> planned = new ArrayList<>();
    private final Deque<BookedVisit> ahead = new ArrayDeque<>();

    /** The report before the week that is being planned was due then; null when there was none. */
    private Instant before;

    /** A moment at the usual weekday and time; null while no visit is known. */
    private LocalDateTime usual;

    private Instant lastVisit;
    private int lastFollowed;
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
     * The window of week 0. Without end until a first visit is booked; a due time that has been told never moves into the
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
        Optional<BookedVisit> first = first(facts);
        if (first.isEmpty()) {
            return schedule.baseline(enrolledAt);
        }
        Instant startsAt = first.get().startsAt();
        WindowTimes wished = schedule.baseline(enrolledAt, startsAt);
        if (known == null || wished.dueAt().isAfter(now)) {
            return wished;
        }
        return schedule.baselineDue(enrolledAt, known.isAfter(now) ? latest(startsAt, now) : known);
    }

    /** The visit before which there was no infusion; the next one when the first was cancelled. */
    private static Optional<BookedVisit> first(CourseFacts facts) {
        boolean known = facts.visits().stream().anyMatch(visit -> visit.week() == 0);
        return facts.visits().stream()
                .filter(visit -> known && visit.takesPlace())
                .findFirst();
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

    private List<BookedVisit> visitsThatMoveWindows() {
        List<BookedVisit> taking = facts.visits().stream().filter(counts()).toList();
        List<BookedVisit> moving = new ArrayList<>();
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
    private Predicate<BookedVisit> counts() {
        return facts.course().end() instanceof End.Completed completed
                ? visit -> visit.takesPlace()
                        && (visit.state() != VisitState.BOOKED
                                || !visit.startsAt().isAfter(completed.at()))
                : BookedVisit::takesPlace;
    }

    private boolean areApart(BookedVisit one, BookedVisit next) {
        return !next.startsAt().isBefore(one.startsAt().plus(schedule.closesAfterDue()));
    }

    private void planBaseline() {
        facts.ofWeek(0).filter(window -> !isSettled(window)).ifPresent(window -> {
            WindowTimes times = baseline(facts, now);
            Optional<BookedVisit> first = first(facts);
            planned.add(new PlannedWindow(0, first.map(BookedVisit::visitId).orElse(null), times, false));
            before = times.dueAt();
            first.filter(ahead::remove).ifPresent(this::follow);
        });
    }

    /** A window that has opened stands for the visits of its week, also for those that moved within it. */
    private void goPast(ReportWindow window) {
        Instant due = window.times().dueAt();
        boolean taken = false;
        while (!ahead.isEmpty() && standsFor(window, ahead.peek(), taken)) {
            BookedVisit visit = ahead.pop();
            taken = true;
            if (wasPassedOver(visit, window)) {
                add(visit.week(), visit, dueOf(visit), false);
            }
            before = latest(before, due == null ? dueOf(visit) : due);
            follow(visit);
        }
        before = latest(before, due);
        week = Math.max(week, window.week());
    }

    /** @param taken whether it stands for another visit already */
    private boolean standsFor(ReportWindow window, BookedVisit visit, boolean taken) {
        Instant due = window.times().dueAt();
        Duration room = visit.week() == window.week() && !taken ? WEEK : HALF_A_WEEK;
        return visit.week() <= window.week() && (due == null || dueOf(visit).isBefore(due.plus(room)));
    }

    /** Its booking became known when the window of a later week had opened already. */
    private boolean wasPassedOver(BookedVisit visit, ReportWindow later) {
        return facts.course().end() == null
                && visit.week() < later.week()
                && facts.ofWeek(visit.week()).filter(this::isSettled).isEmpty()
                && (before == null || areApart(before, dueOf(visit)))
                && areApart(dueOf(visit), later.times().dueAt());
    }

    private boolean areApart(Instant due, Instant next) {
        return !next.isBefore(due.plus(schedule.closesAfterDue()));
    }

    private void planWeeks() {
        int lastKnown =
                facts.visits().stream().mapToInt(BookedVisit::week).max().orElse(0);
        week++;
        while (true) {
            while (!ahead.isEmpty() && before != null && !areApart(before, dueOf(ahead.peek()))) {
                follow(ahead.pop()); // the report before stands for it
            }
            BookedVisit visit = ahead.peek();
            Instant free = before == null || usual == null ? null : nextUsual(before);
            boolean asks = free != null && asksWithoutVisit() && isWithinLimit(free);
            if (visit != null && !(asks && leavesRoomFor(free, visit))) {
                week = Math.max(week, visit.week());
                add(week++, visit, dueOf(visit), false);
                before = dueOf(visit);
                follow(ahead.pop());
            } else if (asks && (visit != null || week <= lastKnown || nothingComes())) {
                addUnlessOver(week++, free, false);
                before = free;
            } else {
                return;
            }
        }
    }

    /** Before the start nobody is asked but before visits, and in weeks whose visit was cancelled. */
    private boolean asksWithoutVisit() {
        boolean cancelled = week > lastFollowed
                && !isBooked(week)
                && facts.visits().stream().anyMatch(visit -> visit.week() == week);
        return facts.course().started() || cancelled;
    }

    private boolean isBooked(int someWeek) {
        return ahead.stream().anyMatch(visit -> visit.week() == someWeek);
    }

    /** A visit keeps its own week unless two weeks would pass without a report; another must leave half a week. */
    private boolean leavesRoomFor(Instant free, BookedVisit visit) {
        Instant latest = visit.week() == week ? later(before, WEEK.multipliedBy(2)) : later(free, HALF_A_WEEK);
        return !dueOf(visit).isBefore(latest);
    }

    /** By the clock on the wall. */
    private Instant later(Instant from, Duration by) {
        return from.atZone(facts.course().zone())
                .toLocalDateTime()
                .plus(by)
                .atZone(facts.course().zone())
                .toInstant();
    }

    /** Asked for a season without visit, and as long as the course is on hold. */
    private boolean isWithinLimit(Instant free) {
        Duration season = WEEK.multipliedBy(schedule.weeksWithoutVisit()).plus(HALF_A_WEEK);
        Instant reason = latest(lastVisit, facts.course().resumedAt());
        return facts.course().onHold() || reason != null && free.isBefore(reason.plus(season));
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

    private void add(int someWeek, BookedVisit visit, Instant due, boolean followUp) {
        planned.add(new PlannedWindow(someWeek, visit == null ? null : visit.visitId(), schedule.dueAt(due), followUp));
    }

    private Instant nextUsual(Instant previous) {
        return WindowSchedule.nextUsual(usual, facts.course().zone(), previous);
    }

    private void follow(BookedVisit visit) {
        lastVisit = latest(lastVisit, dueOf(visit));
        lastFollowed = Math.max(lastFollowed, visit.week());
        usual = dueOf(visit).atZone(visit.zone()).toLocalDateTime();
    }

    private Instant dueOf(BookedVisit visit) {
        return schedule.dueBefore(visit.startsAt());
    }

    private static Instant latest(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
