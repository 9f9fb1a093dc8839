package org.softstone.infusions.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.infusions.visit.VisitSamples.NINE;
import static org.softstone.infusions.visit.VisitSamples.ORDER;
import static org.softstone.infusions.visit.VisitSamples.booked;
import static org.softstone.infusions.visit.VisitSamples.inProgress;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.InfusionCompleted;
import org.softstone.contracts.InfusionStoppedEarly;
import org.softstone.infusions.request.Verdict;
import org.softstone.infusions.visit.VisitState.Step;

class VisitTest {

    @Test
    void a_completed_infusion_tells_what_was_ordered_and_what_was_given() {
        Visit visit = inProgress();

        visit.end(false, new InfusionEnd(grams("14.5"), null), "nurse", NINE.plusSeconds(3600));

        assertThat(visit.toEnded())
                .isEqualTo(new InfusionCompleted(
                        visit.patientId(),
                        visit.courseId(),
                        visit.visitId(),
                        3,
                        NINE,
                        NINE.plusSeconds(3600),
                        new BigDecimal("15"),
                        new BigDecimal("14.5")));
    }

    @Test
    void an_infusion_may_be_stopped_before_anything_was_given() {
        Visit visit = inProgress();

        visit.end(true, new InfusionEnd(grams("0.000"), NINE.plusSeconds(60)), "nurse", NINE.plusSeconds(3600));

        assertThat(visit.toEnded()).isInstanceOfSatisfying(InfusionStoppedEarly.class, stopped -> {
            assertThat(stopped.givenGrams()).isEqualTo(new BigDecimal("0"));
            assertThat(stopped.endedAt()).isEqualTo(NINE.plusSeconds(60));
        });
    }

    @Test
    void nobody_misses_a_visit_to_come() {
        Visit visit = booked();

        assertThat(visit.miss("nurse", NINE.minusSeconds(1))).isInstanceOf(Verdict.Refused.class);
        assertThat(visit.state()).isEqualTo(VisitState.BOOKED);
        assertThat(visit.miss("nurse", NINE)).isEqualTo(new Verdict.Allowed<>(VisitState.NO_SHOW));
    }

    @Test
    void nobody_is_checked_in_before_the_day_of_the_visit_at_the_site() {
        Visit visit = booked();
        // Midnight in Berlin, an hour before the day of Greenwich.
        Instant midnight = Instant.parse("2026-03-01T23:00:00Z");

        assertThat(visit.checkIn("nurse", midnight.minusSeconds(1))).isInstanceOf(Verdict.Refused.class);
        assertThat(visit.state()).isEqualTo(VisitState.BOOKED);
        assertThat(visit.checkedInAt()).isNull();
        assertThat(visit.checkIn("nurse", midnight)).isEqualTo(new Verdict.Allowed<>(VisitState.CHECKED_IN));
    }

    @Test
    void a_patient_may_be_checked_in_after_the_day_of_the_visit() {
        assertThat(booked().checkIn("nurse", NINE.plus(Duration.ofDays(1))))
                .isEqualTo(new Verdict.Allowed<>(VisitState.CHECKED_IN));
    }

    @Test
    void a_successor_keeps_number_course_and_series() {
        Visit visit = booked();
        UUID successorId = new UUID(7, 77);
        visit.reschedule(successorId, "nurse", NINE);

        Visit successor = visit.successor(
                Slot.of(NINE.plusSeconds(86400), Duration.ofHours(2)),
                new Visit.Place(visit.siteId(), visit.chairId(), visit.zone()));

        assertThat(successor.visitId()).isEqualTo(successorId);
        assertThat(successor.number()).isEqualTo(visit.number());
        assertThat(successor.state()).isEqualTo(VisitState.BOOKED);
        assertThat(visit.toRescheduled(successor).startsAt()).isEqualTo(NINE.plusSeconds(86400));
        assertThat(visit.toRescheduled(successor).successorId()).isEqualTo(successorId);
    }

    /** Whatever is asked in whatever order: one path of the diagram is walked, and an end is never left. */
    @Property
    void any_sequence_of_steps_keeps_what_belongs_to_the_state(@ForAll("sequences") List<Step> steps) {
        Visit visit = booked();

        for (Step step : steps) {
            VisitState before = visit.state();
            Verdict<VisitState> verdict = take(visit, step);
            if (verdict instanceof Verdict.Allowed<VisitState>(VisitState next)) {
                assertThat(visit.state()).isEqualTo(next);
            } else {
                assertThat(visit.state()).isEqualTo(before);
            }
            assertWhole(visit);
        }
    }

    private static void assertWhole(Visit visit) {
        boolean cameIn = List.of(
                        VisitState.CHECKED_IN,
                        VisitState.IN_PROGRESS,
                        VisitState.COMPLETED,
                        VisitState.STOPPED_EARLY,
                        VisitState.HELD)
                .contains(visit.state());
        boolean infused = List.of(VisitState.IN_PROGRESS, VisitState.COMPLETED, VisitState.STOPPED_EARLY)
                .contains(visit.state());
        boolean ended = List.of(VisitState.COMPLETED, VisitState.STOPPED_EARLY).contains(visit.state());
        assertThat(visit.stateSince() == null).isEqualTo(visit.state() == VisitState.BOOKED);
        assertThat(visit.checkedInAt() != null).isEqualTo(cameIn);
        assertThat(visit.startedAt() != null && visit.orderedGrams() != null).isEqualTo(infused);
        assertThat(visit.endedAt() != null && visit.givenGrams() != null).isEqualTo(ended);
        assertThat(visit.successorId() != null).isEqualTo(visit.state() == VisitState.RESCHEDULED);
        assertThat(visit.reason() != null)
                .isEqualTo(visit.state() == VisitState.HELD || visit.state() == VisitState.CANCELLED);
    }

    private static Verdict<VisitState> take(Visit visit, Step step) {
        return switch (step) {
            case RESCHEDULE -> visit.reschedule(new UUID(7, 77), "n", NINE);
            case CANCEL -> visit.cancel("why", "n", NINE);
            case MISS -> visit.miss("n", NINE);
            case REINSTATE -> visit.reinstate(visit.chairId(), "n", NINE);
            case CHECK_IN -> visit.checkIn("n", NINE);
            case HOLD -> visit.hold("why", "n", NINE);
            case START -> visit.start(ORDER, "n", NINE);
            case COMPLETE -> visit.end(false, new InfusionEnd(grams("15"), null), "n", NINE);
            case STOP_EARLY -> visit.end(true, new InfusionEnd(grams("1"), null), "n", NINE);
        };
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Arbitraries.of(Step.values()).list().ofMaxSize(12);
    }

    private static GivenGrams grams(String value) {
        return new GivenGrams(new BigDecimal(value));
    }
}
