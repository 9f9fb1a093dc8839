package org.softstone.infusions.spacing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.infusions.visit.SpacingWarning;
import org.softstone.infusions.visit.VisitState;

/**
 * How far apart the infusions of a patient lie: from one to the next at least so many local calendar days, so that one may
 * be some hours earlier in the day than the last. Days are counted in the zone of the later one's site, as they are when it
 * is started; so what is booked far enough apart, and begins when it is booked, can be started.
 *
 * @param leastDays from 1 to 7
 */
record Spacing(int leastDays) {

    Spacing {
        if (leastDays < 1 || leastDays > 7) {
            throw new IllegalArgumentException(
                    "softstone.infusions.infusion.least-days-between-starts must be from 1 to 7, not " + leastDays);
        }
    }

    /**
     * An infusion that began or is to begin.
     *
     * @param at when, in the zone of its site
     */
    record Occasion(UUID visitId, ZonedDateTime at, VisitState state) {}

    /**
     * Two infusions that are too close to each other.
     *
     * @param index of the wanted one, from 0
     * @param daysApart 0 when both are on one day
     */
    record Conflict(int index, ZonedDateTime at, Occasion other, long daysApart) {

        /** @param visitNumber of the wanted one */
        SpacingWarning toWarning(int visitNumber, int leastDays) {
            return new SpacingWarning(
                    visitNumber,
                    at.toOffsetDateTime(),
                    daysApart == 0 ? "same-day" : "too-near",
                    daysApart,
                    leastDays,
                    new SpacingWarning.Other(other.visitId(), other.at().toOffsetDateTime(), other.state()));
        }
    }

    sealed interface Finding {
        record FarEnough() implements Finding {}

        /**
         * @param conflicts in order of time, not empty
         * @param earliest the first day from the wanted one on, from which all that is wanted is far enough from everything
         * @param latestBefore the last such day before the wanted one that has not passed; often there is none
         */
        record TooNear(List<Conflict> conflicts, LocalDate earliest, Optional<LocalDate> latestBefore)
                implements Finding {}
    }

    /**
     * @param wanted in order of time, not empty; they lie far enough from each other
     * @param others of the same patient
     * @param now before which nothing is proposed
     */
    Finding of(List<Occasion> wanted, List<Occasion> others, Instant now) {
        List<Conflict> conflicts = conflicts(wanted, others);
        if (conflicts.isEmpty()) {
            return new Finding.FarEnough();
        }
        List<ZonedDateTime> times = wanted.stream().map(Occasion::at).toList();
        return new Finding.TooNear(conflicts, earliest(times, others), latestBefore(times, others, now));
    }

    /** In order of these and of time. Some or all of these may be among the others. */
    List<Conflict> conflicts(List<Occasion> these, List<Occasion> others) {
        List<Conflict> conflicts = new ArrayList<>();
        for (int i = 0; i < these.size(); i++) {
            Occasion one = these.get(i);
            for (Occasion other : others) {
                if (!one.visitId().equals(other.visitId()) && isTooNear(one.at(), other.at())) {
                    conflicts.add(new Conflict(i, one.at(), other, daysApart(one.at(), other.at())));
                }
            }
        }
        conflicts.sort(Comparator.comparingInt(Conflict::index)
                .thenComparing(conflict -> conflict.other().at().toInstant()));
        return List.copyOf(conflicts);
    }

    /** Before this day nothing begins at a site of that zone. Empty when nothing has begun. */
    Optional<LocalDate> earliestAfter(List<Occasion> begun, ZoneId zone) {
        return begun.stream()
                .map(occasion -> occasion.at().withZoneSameInstant(zone).toLocalDate())
                .max(Comparator.naturalOrder())
                .map(last -> last.plusDays(leastDays));
    }

    /** There always is one: after all the others. */
    private LocalDate earliest(List<ZonedDateTime> wanted, List<Occasion> others) {
        int days = 1;
        while (!isFarEnough(shifted(wanted, days), others)) {
            days++;
        }
        return wanted.getFirst().plusDays(days).toLocalDate();
    }

    private Optional<LocalDate> latestBefore(List<ZonedDateTime> wanted, List<Occasion> others, Instant now) {
        for (int days = 1; ; days++) {
            List<ZonedDateTime> sooner = shifted(wanted, -days);
            if (sooner.getFirst().toInstant().isBefore(now)) {
                return Optional.empty();
            }
            if (isFarEnough(sooner, others)) {
                return Optional.of(sooner.getFirst().toLocalDate());
            }
        }
    }

    /** The same wall-clock times on other days. */
    private static List<ZonedDateTime> shifted(List<ZonedDateTime> wanted, int days) {
        return wanted.stream().map(at -> at.plusDays(days)).toList();
    }

    private boolean isFarEnough(List<ZonedDateTime> wanted, List<Occasion> others) {
        return wanted.stream().noneMatch(at -> others.stream().anyMatch(other -> isTooNear(at, other.at())));
    }

    private boolean isTooNear(ZonedDateTime one, ZonedDateTime other) {
        // Most are weeks away; two days more than the calendar's, for any zones and changes of clocks.
        return Duration.between(one, other).abs().toDays() < leastDays + 2 && daysApart(one, other) < leastDays;
    }

    private static long daysApart(ZonedDateTime one, ZonedDateTime other) {
        boolean inOrder = one.toInstant().isBefore(other.toInstant());
        ZonedDateTime earlier = inOrder ? one : other;
        ZonedDateTime later = inOrder ? other : one;
        return ChronoUnit.DAYS.between(
                earlier.withZoneSameInstant(later.getZone()).toLocalDate(), later.toLocalDate());
    }
}
