package org.softstone.infusions.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.infusions.course.CourseState.ACTIVE;
import static org.softstone.infusions.course.CourseState.COMPLETED;
import static org.softstone.infusions.course.CourseState.CONSENTED;
import static org.softstone.infusions.course.CourseState.DISCONTINUED;
import static org.softstone.infusions.course.CourseState.DRAFT;
import static org.softstone.infusions.course.CourseState.ON_HOLD;
import static org.softstone.infusions.course.CourseState.Step.BOOK_VISITS;
import static org.softstone.infusions.course.CourseState.Step.COMPLETE;
import static org.softstone.infusions.course.CourseState.Step.DISCONTINUE;
import static org.softstone.infusions.course.CourseState.Step.HOLD;
import static org.softstone.infusions.course.CourseState.Step.INFUSE;
import static org.softstone.infusions.course.CourseState.Step.RECORD_CONSENT;
import static org.softstone.infusions.course.CourseState.Step.RESUME;
import static org.softstone.infusions.course.CourseState.Step.SIGN_ORDER;
import static org.softstone.infusions.course.CourseState.Step.START;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.softstone.infusions.course.CourseState.Step;
import org.softstone.infusions.request.Verdict;

class CourseStateTest {

    private static final Verdict<CourseState> DONE = new Verdict.AlreadyDone<>();

    /** Every state, step and order there is: what is not listed here fails. */
    private static final Map<Case, Verdict<CourseState>> EXPECTED = new HashMap<>();

    static {
        for (boolean signed : new boolean[] {false, true}) {
            expect(DRAFT, RECORD_CONSENT, signed, new Verdict.Allowed<>(CONSENTED));
            expect(DRAFT, SIGN_ORDER, signed, new Verdict.Allowed<>(DRAFT));
            for (Step step : List.of(BOOK_VISITS, START, INFUSE, HOLD, RESUME, COMPLETE, DISCONTINUE)) {
                expect(DRAFT, step, signed, refused("The patient's consent must be recorded first."));
            }
            expect(CONSENTED, RECORD_CONSENT, signed, DONE);
            expect(CONSENTED, SIGN_ORDER, signed, new Verdict.Allowed<>(CONSENTED));
            expect(CONSENTED, BOOK_VISITS, signed, new Verdict.Allowed<>(CONSENTED));
            for (Step step : List.of(INFUSE, HOLD, RESUME, COMPLETE)) {
                expect(CONSENTED, step, signed, refused("The course must be started first."));
            }
            expect(CONSENTED, DISCONTINUE, signed, new Verdict.Allowed<>(DISCONTINUED));
            for (Step step : List.of(RECORD_CONSENT, START, RESUME)) {
                expect(ACTIVE, step, signed, DONE);
            }
            for (Step step : List.of(SIGN_ORDER, BOOK_VISITS, INFUSE)) {
                expect(ACTIVE, step, signed, new Verdict.Allowed<>(ACTIVE));
            }
            expect(ACTIVE, HOLD, signed, new Verdict.Allowed<>(ON_HOLD));
            expect(ACTIVE, COMPLETE, signed, new Verdict.Allowed<>(COMPLETED));
            expect(ACTIVE, DISCONTINUE, signed, new Verdict.Allowed<>(DISCONTINUED));
            expect(ON_HOLD, RECORD_CONSENT, signed, DONE);
            expect(ON_HOLD, HOLD, signed, DONE);
            expect(ON_HOLD, SIGN_ORDER, signed, new Verdict.Allowed<>(ON_HOLD));
            for (Step step : List.of(BOOK_VISITS, START, INFUSE)) {
                expect(ON_HOLD, step, signed, refused("The course must be resumed first."));
            }
            expect(ON_HOLD, RESUME, signed, new Verdict.Allowed<>(ACTIVE));
            expect(ON_HOLD, COMPLETE, signed, new Verdict.Allowed<>(COMPLETED));
            expect(ON_HOLD, DISCONTINUE, signed, new Verdict.Allowed<>(DISCONTINUED));
            for (CourseState over : List.of(COMPLETED, DISCONTINUED)) {
                for (Step step : Step.values()) {
                    expect(over, step, signed, refused("It is over; draft a new course."));
                }
                expect(over, RECORD_CONSENT, signed, DONE);
            }
            expect(COMPLETED, COMPLETE, signed, DONE);
            expect(DISCONTINUED, DISCONTINUE, signed, DONE);
        }
        expect(CONSENTED, START, false, refused("A physician must sign an order first."));
        expect(CONSENTED, START, true, new Verdict.Allowed<>(ACTIVE));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void every_step_in_every_state_has_its_verdict(Case one) {
        assertThat(one.state().on(one.step(), one.orderSigned())).isEqualTo(EXPECTED.get(one));
    }

    @Test
    void a_course_starts_only_after_consent_and_order() {
        Course course = CourseSamples.draft();

        assertThat(course.start(true, "nurse", CourseSamples.NOW)).isInstanceOf(Verdict.Refused.class);
        course.recordConsent(CourseSamples.consent());
        assertThat(course.start(false, "nurse", CourseSamples.NOW)).isInstanceOf(Verdict.Refused.class);
        assertThat(course.state()).isEqualTo(CONSENTED);
        assertThat(course.startedAt()).isNull();
        course.start(true, "nurse", CourseSamples.NOW);

        assertThat(course.state()).isEqualTo(ACTIVE);
        assertThat(course.startedAt()).isEqualTo(CourseSamples.NOW);
    }

    @Test
    void every_turn_says_who_took_it_when_and_why() {
        Course course = CourseSamples.draft();
        course.recordConsent(CourseSamples.consent());
        course.start(true, "nurse", CourseSamples.NOW);

        course.turn(HOLD, "Bicarbonate 17", "physician", CourseSamples.NOW.plusSeconds(60));

        assertThat(course.state()).isEqualTo(ON_HOLD);
        assertThat(course.stateReason()).isEqualTo("Bicarbonate 17");
        assertThat(course.stateBy()).isEqualTo("physician");
        assertThat(course.stateSince()).isEqualTo(CourseSamples.NOW.plusSeconds(60));
    }

    @Test
    void a_refused_turn_changes_nothing() {
        Course course = CourseSamples.draft();

        Verdict<CourseState> verdict = course.turn(DISCONTINUE, "Moved away", "nurse", CourseSamples.NOW);

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(course.state()).isEqualTo(DRAFT);
        assertThat(course.stateReason()).isNull();
    }

    @Test
    void a_second_consent_does_not_replace_the_first() {
        Course course = CourseSamples.draft();
        course.recordConsent(CourseSamples.consent());

        Verdict<CourseState> verdict = course.recordConsent(CourseSamples.consentUnder("DMS-other"));

        assertThat(verdict).isEqualTo(DONE);
        assertThat(course.consent()).isEqualTo(CourseSamples.consent());
    }

    @Test
    void a_consent_tells_nothing_when_printed() {
        assertThat(CourseSamples.consent()).hasToString("Consent[hidden]");
    }

    static Stream<Case> everyCase() {
        return Arrays.stream(CourseState.values())
                .flatMap(state -> Arrays.stream(Step.values())
                        .flatMap(step -> Stream.of(true, false).map(signed -> new Case(state, step, signed))));
    }

    private static void expect(CourseState state, Step step, boolean orderSigned, Verdict<CourseState> verdict) {
        EXPECTED.put(new Case(state, step, orderSigned), verdict);
    }

    private static Verdict<CourseState> refused(String needed) {
        return new Verdict.Refused<>(needed);
    }

    record Case(CourseState state, Step step, boolean orderSigned) {}
}
