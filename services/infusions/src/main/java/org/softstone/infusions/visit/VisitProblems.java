package org.softstone.infusions.visit;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.softstone.http.Problems;

/** The problems that a step of a visit may be answered with. */
final class VisitProblems {

    private VisitProblems() {}

    /** @param needed what would have to be done or be different */
    static HttpProblem illegalTransition(VisitState state, String needed) {
        return Problems.problem(
                        409,
                        "illegal-transition",
                        "The visit's state does not allow this",
                        "The visit is " + state.word() + ". " + needed)
                .with("state", state.word())
                .with("needed", needed)
                .build();
    }

    /** The step was taken before, with other content. */
    static HttpProblem recordedOtherwise(VisitState state) {
        return illegalTransition(state, "That is recorded already, with other content.");
    }

    /** @param earliest the first day on which the next infusion may start, at the site */
    static HttpProblem tooSoon(LocalDate earliest, int leastDays) {
        return tooSoon(earliest, leastDays, "");
    }

    /** The same before it comes to that; whoever has a reason may let the patient in all the same. */
    static HttpProblem tooSoonToCheckIn(LocalDate earliest, int leastDays) {
        return tooSoon(
                earliest,
                leastDays,
                " Move the visit; or check the patient in with an overrideReason, though no infusion can be started.");
    }

    private static HttpProblem tooSoon(LocalDate earliest, int leastDays, String hint) {
        return Problems.problem(
                        409,
                        "infusion-too-soon",
                        "Too soon after the last infusion",
                        "At least " + leastDays + " days lie between the starts of two infusions: not before "
                                + earliest + "." + hint)
                .with("earliest", earliest.toString())
                .build();
    }

    /** @param conflicts what is too near to what */
    static HttpProblem tooNear(
            OverridingStep step, Spacing.Finding.TooNear found, List<SpacingWarning> conflicts, int leastDays) {
        HttpProblem.Builder problem = Problems.problem(
                        409,
                        "infusions-too-near",
                        "Too near to another infusion",
                        step.nothingDone() + " At least " + leastDays + " days lie between two infusions: not before "
                                + found.earliest()
                                + found.latestBefore()
                                        .map(latest -> ", or not after " + latest)
                                        .orElse("")
                                + ". Choose another day, or insist with an overrideReason.")
                .with("earliest", found.earliest().toString())
                .with("conflicts", conflicts);
        found.latestBefore().ifPresent(latest -> problem.with("latestBefore", latest.toString()));
        return problem.build();
    }

    /** @param zone the site's */
    static HttpProblem clash(String title, List<ChairPlan.Clash> clashes, int firstNumber, ZoneId zone) {
        return Problems.problem(
                        409,
                        "booking-clash",
                        title,
                        "Nothing was booked. Take another chair or time for the visits listed in clashes.")
                .with(
                        "clashes",
                        clashes.stream()
                                .map(clash -> ClashView.from(clash, firstNumber, zone))
                                .toList())
                .build();
    }

    /** Bookings of a site wait for each other, so this is the last guard: two writers past that lock. */
    static HttpProblem bookedMeanwhile(String title) {
        return Problems.problem(
                        409,
                        "booking-clash",
                        title,
                        "Somebody booked at the same moment; nothing was booked. Try again.")
                .with("clashes", List.of())
                .build();
    }
}
