package org.softstone.infusions.spacing;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import java.util.List;
import org.softstone.http.Problems;
import org.softstone.infusions.visit.SpacingWarning;

/** 409: two infusions of a patient would be too close to each other. */
final class SpacingProblems {

    private SpacingProblems() {}

    /**
     * @param earliest the first day on which the next infusion may start, at the site
     * @param whatElse for the person who asked, after a blank; empty for nothing
     */
    static HttpProblem tooSoon(LocalDate earliest, int leastDays, String whatElse) {
        return Problems.problem(
                        409,
                        "infusion-too-soon",
                        "Too soon after the last infusion",
                        "At least " + leastDays + " days lie between the starts of two infusions: not before "
                                + earliest + "." + whatElse)
                .with("earliest", earliest.toString())
                .build();
    }

    /** @param conflicts what is too close to what */
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
}
