package org.softstone.infusions.spacing;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.softstone.infusions.spacing.Spacing.Conflict;
import org.softstone.infusions.spacing.Spacing.Finding;
import org.softstone.infusions.spacing.Spacing.Occasion;
import org.softstone.infusions.visit.SpacingWarning;
import org.softstone.infusions.visit.Visit;
import org.softstone.infusions.visit.VisitState;
import org.softstone.infusions.visit.VisitView;
import org.softstone.infusions.visit.Visits;

/**
 * Refuses steps that bring two infusions of a patient too close to each other. Booking, moving, checking in and undoing a
 * no-show go ahead with an override reason; starting an infusion never does. The caller holds the course's lock, and a
 * patient has one open course, so of two concurrent bookings the second sees the first.
 */
@ApplicationScoped
@Startup // so that a bad setting stops the start
public class KeepApart {

    private static final String CHECK_IN_ALL_THE_SAME =
            " Move the visit; or check the patient in with an overrideReason, though no infusion can be started.";

    private final Visits visits;
    private final VisitOverrides overrides;
    private final boolean emptyOnesCount;
    private final Spacing spacing;

    KeepApart(Visits visits, VisitOverrides overrides, SpacingConfig config) {
        this.visits = visits;
        this.overrides = overrides;
        this.emptyOnesCount = config.countsWhenNothingWasGiven();
        this.spacing = new Spacing(config.leastDaysBetweenStarts());
    }

    /**
     * Checks visits that are about to be booked.
     *
     * @param wanted of one patient, in order of time
     * @param overrideReason null for no override; recorded for each visit that needs it
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 with the conflicts and the nearest days without any
     */
    public void beforeBooking(List<Visit> wanted, OverridingStep step, String overrideReason, String by, Instant now) {
        List<Occasion> occasions = wanted.stream().map(KeepApart::occasion).toList();
        if (!(spacing.of(occasions, others(wanted, now), now) instanceof Finding.TooNear found)) {
            return;
        }
        if (overrideReason == null) {
            throw SpacingProblems.tooNear(step, found, warnings(wanted, found.conflicts()), spacing.leastDays());
        }
        Set<Integer> needing = found.conflicts().stream().map(Conflict::index).collect(Collectors.toSet());
        needing.forEach(index -> record(wanted.get(index), step, overrideReason, by, now));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 with the earliest day on which it could be started */
    public void beforeCheckIn(Visit visit, String overrideReason, String by, Instant now) {
        List<Occasion> begun = others(List.of(visit), now).stream()
                .filter(other -> other.state() != VisitState.BOOKED)
                .toList();
        earliestStart(visit, begun, now).ifPresent(earliest -> {
            if (overrideReason == null) {
                throw SpacingProblems.tooSoon(earliest, spacing.leastDays(), CHECK_IN_ALL_THE_SAME);
            }
            record(visit, OverridingStep.CHECK_IN, overrideReason, by, now);
        });
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 with the earliest day, no override is possible */
    public void beforeStart(Visit visit, Instant now) {
        List<Occasion> started = others(List.of(visit), now).stream()
                .filter(other -> other.state() != VisitState.BOOKED && other.state() != VisitState.CHECKED_IN)
                .toList();
        earliestStart(visit, started, now).ifPresent(earliest -> {
            throw SpacingProblems.tooSoon(earliest, spacing.leastDays(), "");
        });
    }

    /** What is too close to those of a patient's visits that are still to come or checked in. */
    public List<SpacingWarning> warnings(List<Visit> shown, Instant now) {
        List<Visit> ahead = shown.stream().filter(visit -> isAhead(visit, now)).toList();
        if (ahead.isEmpty()) {
            return List.of();
        }
        List<Occasion> all = occasionsOf(ahead.getFirst().patientId(), now).toList();
        return warnings(
                ahead, spacing.conflicts(ahead.stream().map(KeepApart::occasion).toList(), all));
    }

    /** @param withWords whether the reader may see what people wrote */
    List<VisitView.Insisted> overridesOf(Visit visit, boolean withWords) {
        return overrides.of(visit.visitId()).stream()
                .map(override -> override.toView(withWords, visit.zone()))
                .toList();
    }

    private Optional<LocalDate> earliestStart(Visit visit, List<Occasion> begun, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, visit.zone());
        return spacing.earliestAfter(begun, visit.zone()).filter(today::isBefore);
    }

    /** @param these not empty */
    private List<Occasion> others(List<Visit> these, Instant now) {
        Set<UUID> ids = these.stream().map(Visit::visitId).collect(Collectors.toSet());
        return occasionsOf(these.getFirst().patientId(), now)
                .filter(other -> !ids.contains(other.visitId()))
                .toList();
    }

    private Stream<Occasion> occasionsOf(UUID patientId, Instant now) {
        return visits.withAnInfusionOf(patientId).stream()
                .filter(visit -> isAhead(visit, now) || hasBegun(visit))
                .map(KeepApart::occasion);
    }

    private static Occasion occasion(Visit visit) {
        return new Occasion(visit.visitId(), visit.comesAt().atZone(visit.zone()), visit.state());
    }

    private boolean hasBegun(Visit visit) {
        return visit.startedAt() != null && (emptyOnesCount || !visit.gaveNothing());
    }

    /** A booked visit whose day has passed was not closed; if the patient comes after all, check-in checks it. */
    private static boolean isAhead(Visit visit, Instant now) {
        return switch (visit.state()) {
            case BOOKED ->
                !LocalDate.ofInstant(visit.startsAt(), visit.zone()).isBefore(LocalDate.ofInstant(now, visit.zone()));
            case CHECKED_IN -> true;
            case IN_PROGRESS, COMPLETED, STOPPED_EARLY, HELD, CANCELLED, NO_SHOW, RESCHEDULED -> false;
        };
    }

    private List<SpacingWarning> warnings(List<Visit> wanted, List<Conflict> conflicts) {
        return conflicts.stream()
                .map(conflict -> conflict.toWarning(wanted.get(conflict.index()).number(), spacing.leastDays()))
                .toList();
    }

    private void record(Visit visit, OverridingStep step, String reason, String by, Instant now) {
        overrides.persist(new VisitOverride(visit.visitId(), step, reason, by, now));
    }
}
