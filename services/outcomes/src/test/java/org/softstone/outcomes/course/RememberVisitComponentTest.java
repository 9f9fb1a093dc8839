package org.softstone.outcomes.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.InfusionCompleted;
import org.softstone.contracts.InfusionStarted;
import org.softstone.contracts.InfusionStoppedEarly;
import org.softstone.contracts.VisitBooked;
import org.softstone.contracts.VisitCancelled;
import org.softstone.contracts.VisitEvent;
import org.softstone.contracts.VisitHeld;
import org.softstone.contracts.VisitMissed;
import org.softstone.contracts.VisitReinstated;
import org.softstone.contracts.VisitRescheduled;
import org.softstone.http.Ids;
import org.softstone.outcomes.Scenario;

/** What is known of a visit, whatever is told of it twice, late or out of order. */
@QuarkusTest
class RememberVisitComponentTest extends Scenario {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final BigDecimal ORDERED = new BigDecimal("12.5");

    private final UUID patientId = Ids.next();
    private final UUID courseId = Ids.next();
    private final UUID visitId = Ids.next();
    private final UUID successorId = Ids.next();

    @Inject
    RememberVisit followVisit;

    @Inject
    Visits visits;

    @Test
    void an_infusion_that_ends_leaves_what_was_given_and_when() {
        tell(booked(visitId, AT), started(), completed("12.500"));

        VisitReplica visit = theVisit();
        assertThat(visit.state()).isEqualTo(VisitState.COMPLETED);
        assertThat(visit.givenGrams()).isEqualByComparingTo("12.5");
        assertThat(visit.endedAt()).isEqualTo(AT.plusSeconds(3600));
        assertThat(visit.startsAt()).isEqualTo(AT);
        assertThat(visit.week()).isEqualTo(2);
    }

    @Test
    void an_infusion_that_is_stopped_early_leaves_what_was_given_of_it() {
        tell(
                booked(visitId, AT),
                started(),
                new InfusionStoppedEarly(
                        patientId, courseId, visitId, 3, AT, AT.plusSeconds(1200), ORDERED, new BigDecimal("4.25")));

        assertThat(theVisit().state()).isEqualTo(VisitState.STOPPED_EARLY);
        assertThat(theVisit().givenGrams()).isEqualByComparingTo("4.25");
    }

    @Test
    void nothing_that_is_told_again_takes_an_infusion_back() {
        List<VisitEvent> story = List.of(
                booked(visitId, AT), new VisitHeld(patientId, courseId, visitId, 3, AT), started(), completed("12.5"));
        story.forEach(this::tell);
        VisitReplica before = theVisit();

        story.forEach(this::tell);
        story.reversed().forEach(this::tell);

        assertThat(theVisit()).isEqualTo(before);
    }

    @Test
    void what_is_told_before_the_booking_is_known_once_the_booking_is() {
        tell(completed("12.5"), started(), booked(visitId, AT.minusSeconds(300)));

        assertThat(theVisit().state()).isEqualTo(VisitState.COMPLETED);
        assertThat(theVisit().startsAt()).isEqualTo(AT.minusSeconds(300));
    }

    @Test
    void a_successor_takes_the_place_and_its_predecessor_never_comes_back() {
        Instant moved = AT.plus(Duration.ofDays(2));
        VisitRescheduled rescheduled = new VisitRescheduled(
                patientId, courseId, visitId, successorId, 3, moved, moved.plusSeconds(7200), BERLIN);

        tell(
                booked(visitId, AT),
                rescheduled,
                booked(visitId, AT),
                new VisitCancelled(patientId, courseId, visitId, 3, AT),
                rescheduled);

        assertThat(theVisit().visitId()).isEqualTo(successorId);
        assertThat(theVisit().startsAt()).isEqualTo(moved);
        assertThat(theVisit().state()).isEqualTo(VisitState.BOOKED);
    }

    @Test
    void a_visit_keeps_the_clock_of_its_site_when_the_patient_is_elsewhere() {
        ZoneId newYork = ZoneId.of("America/New_York");
        Instant moved = AT.plus(Duration.ofDays(2));

        tellTravelling(newYork, booked(visitId, AT));
        ZoneId whenBooked = theVisit().zone();
        tellTravelling(
                newYork,
                new VisitRescheduled(
                        patientId, courseId, visitId, successorId, 3, moved, moved.plusSeconds(7200), BERLIN));

        assertThat(whenBooked).isEqualTo(BERLIN);
        assertThat(theVisit().zone()).isEqualTo(BERLIN);
    }

    @Test
    void a_move_that_is_told_after_the_move_that_followed_it_changes_nothing() {
        UUID third = Ids.next();
        Instant last = AT.plus(Duration.ofDays(3));

        tell(
                booked(visitId, AT),
                new VisitRescheduled(patientId, courseId, successorId, third, 3, last, last.plusSeconds(60), BERLIN),
                new VisitRescheduled(patientId, courseId, visitId, successorId, 3, AT, AT.plusSeconds(60), BERLIN));

        assertThat(theVisit().visitId()).isEqualTo(third);
        assertThat(theVisit().startsAt()).isEqualTo(last);
    }

    @Test
    void another_visit_may_take_the_place_of_a_cancelled_one() {
        tell(
                booked(visitId, AT),
                new VisitCancelled(patientId, courseId, visitId, 3, AT),
                booked(successorId, AT.plusSeconds(60)),
                new VisitMissed(patientId, courseId, visitId, 3, AT));

        assertThat(theVisit().visitId()).isEqualTo(successorId);
        assertThat(theVisit().state()).isEqualTo(VisitState.BOOKED);
    }

    @Test
    void a_no_show_that_is_undone_is_a_booked_visit_again() {
        tell(booked(visitId, AT), missed(1), reinstated(2));

        assertThat(theVisit().state()).isEqualTo(VisitState.BOOKED);
        assertThat(theVisit().startsAt()).isEqualTo(AT);
    }

    /** Each story ends as its last entry says, in whatever order and however often it is told. */
    @Test
    void of_a_no_show_and_its_undoing_the_later_moment_counts_in_whatever_order_they_are_told() {
        Map<VisitState, List<VisitEvent>> stories = Map.of(
                VisitState.BOOKED, List.of(booked(visitId, AT), missed(1), reinstated(2)),
                VisitState.MISSED, List.of(missed(1), reinstated(2), missed(3)),
                VisitState.HELD,
                        List.of(missed(1), reinstated(2), new VisitHeld(patientId, courseId, visitId, 3, minute(3))),
                VisitState.CANCELLED,
                        List.of(
                                missed(1),
                                reinstated(2),
                                new VisitCancelled(patientId, courseId, visitId, 3, minute(3))),
                VisitState.COMPLETED, List.of(missed(1), reinstated(2), started(), completed("12.5")));

        stories.forEach((end, story) -> permutations(story).forEach(order -> {
            forgetEverything();
            order.forEach(this::tell);
            order.reversed().forEach(this::tell);

            assertThat(theVisit().state()).as("%s", order).isEqualTo(end);
        }));
    }

    private void forgetEverything() {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.change("DELETE FROM booked_visit WHERE course_id = ?", courseId);
            sql.change("DELETE FROM no_show_word WHERE visit_id = ?", visitId);
        });
    }

    private static <T> List<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(first -> {
                    List<T> rest = new ArrayList<>(all);
                    T taken = rest.remove(first.intValue());
                    return permutations(rest).stream().map(others -> {
                        List<T> order = new ArrayList<>(List.of(taken));
                        order.addAll(others);
                        return order;
                    });
                })
                .toList();
    }

    private static Instant minute(int minute) {
        return AT.plus(Duration.ofMinutes(minute));
    }

    private VisitMissed missed(int minute) {
        return new VisitMissed(patientId, courseId, visitId, 3, minute(minute));
    }

    private VisitReinstated reinstated(int minute) {
        return new VisitReinstated(patientId, courseId, visitId, 3, AT, AT.plusSeconds(7200), BERLIN, minute(minute));
    }

    private VisitBooked booked(UUID id, Instant at) {
        return new VisitBooked(patientId, courseId, id, 3, at, at.plusSeconds(7200), BERLIN);
    }

    private InfusionStarted started() {
        return new InfusionStarted(patientId, courseId, visitId, 3, AT, ORDERED);
    }

    private InfusionCompleted completed(String grams) {
        return new InfusionCompleted(
                patientId, courseId, visitId, 3, AT, AT.plusSeconds(3600), ORDERED, new BigDecimal(grams));
    }

    private void tell(VisitEvent... events) {
        for (VisitEvent event : events) {
            QuarkusTransaction.requiringNew().run(() -> followVisit.on(event, BERLIN));
        }
    }

    private void tellTravelling(ZoneId zone, VisitEvent event) {
        QuarkusTransaction.requiringNew().run(() -> followVisit.on(event, zone));
    }

    private VisitReplica theVisit() {
        List<VisitReplica> known = QuarkusTransaction.requiringNew()
                .call(() -> visits.of(List.of(courseId)))
                .get(courseId);
        assertThat(known).hasSize(1);
        return known.getFirst();
    }
}
