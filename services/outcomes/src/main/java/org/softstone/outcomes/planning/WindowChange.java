package org.softstone.outcomes.planning;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.softstone.http.Ids;
import org.softstone.outcomes.course.CourseReplica.End;
import org.softstone.outcomes.window.PlannedWindow;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.WindowState;

/**
 * What is to be done with one window of a course.
 *
 * @param window as it should be
 */
record WindowChange(Kind kind, ReportWindow window) {

    enum Kind {
        ADD,
        MOVE,
        /** As if it had never been planned. */
        WITHDRAW,
        CANCEL,
        /** The course is planned again after that. */
        UNCANCEL
    }

    /** All that is to be done so that the windows are as is wanted now; none when they are. */
    static List<WindowChange> of(CourseFacts facts, Instant now) {
        if (facts.course().silentSince().isPresent()) {
            return silence(facts).toList();
        }
        List<WindowChange> back = uncancel(facts, now).toList();
        return back.isEmpty() ? replan(facts, now).toList() : back;
    }

    /** Also windows to come are cancelled when the reporting ends: they may come back. Those of a mere course are taken back. */
    private static Stream<WindowChange> silence(CourseFacts facts) {
        return facts.windows().stream().flatMap(window -> switch (window.state()) {
            case OPEN -> Stream.of(cancel(facts, window));
            case UPCOMING ->
                Stream.of(
                        facts.course().reportingEndedAt() == null
                                ? new WindowChange(Kind.WITHDRAW, window)
                                : cancel(facts, window));
            case SUBMITTED, LATE, MISSED, CANCELLED -> Stream.empty();
        });
    }

    private static WindowChange cancel(CourseFacts facts, ReportWindow window) {
        return new WindowChange(
                Kind.CANCEL, window.cancelled(facts.course().silentSince().orElseThrow()));
    }

    /** The end of the reporting was entered in error: what can still be answered is asked again. */
    private static Stream<WindowChange> uncancel(CourseFacts facts, Instant now) {
        return facts.course().end() instanceof End.Discontinued
                ? Stream.empty()
                : facts.windows().stream()
                        .filter(window -> window.state() == WindowState.CANCELLED
                                && !window.times().isClosed(now))
                        .map(window -> new WindowChange(Kind.UNCANCEL, window.uncancelled(now)));
    }

    private static Stream<WindowChange> replan(CourseFacts facts, Instant now) {
        List<PlannedWindow> plan = WindowPlan.of(facts, now);
        Stream<WindowChange> wanted = plan.stream()
                .flatMap(planned -> facts.ofWeek(planned.week())
                        .map(known -> known.plan().equals(planned)
                                ? Stream.<WindowChange>empty()
                                : Stream.of(new WindowChange(Kind.MOVE, known.as(planned))))
                        .orElseGet(() -> Stream.of(new WindowChange(
                                Kind.ADD, ReportWindow.upcoming(planned, Ids.next(), facts.course())))));
        Stream<WindowChange> unwanted = facts.windows().stream()
                .filter(window -> window.week() > 0 && !window.isSettled(now))
                .filter(window -> plan.stream().noneMatch(planned -> planned.week() == window.week()))
                .map(window -> new WindowChange(Kind.WITHDRAW, window));
        return Stream.concat(wanted, unwanted);
    }
}
