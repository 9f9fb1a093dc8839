package org.softstone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.softstone.time.TimerTables.START;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is scheduled, moved, cancelled and however time goes on: the table behaves like a map of due times. */
class TimersPropertyTest {

    private static final String KIND = "reminder";
    private static TimerTables tables;

    @BeforeContainer
    static void prepare() throws SQLException {
        tables = new TimerTables();
    }

    @AfterContainer
    static void close() {
        tables.close();
    }

    sealed interface Step {
        record Schedule(int subject, int dueInMinutes) implements Step {}

        record Cancel(int subject) implements Step {}

        record TimeGoesOn(int minutes) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> subjects = Arbitraries.integers().between(0, 4);
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 60);
        Arbitrary<Step> step = Arbitraries.oneOf(
                Combinators.combine(subjects, minutes).as(Step.Schedule::new),
                subjects.map(Step.Cancel::new),
                minutes.map(Step.TimeGoesOn::new));
        return step.list().ofMaxSize(30);
    }

    @Property(tries = 60)
    void each_timer_is_handled_once_when_it_is_due_as_last_scheduled(@ForAll("steps") List<Step> steps)
            throws Exception {
        tables.execute("DELETE FROM timer");
        tables.clock.moveTo(START);
        Map<UUID, Instant> model = new HashMap<>();
        List<UUID> expected = new ArrayList<>();
        RecordingHandler handler = new RecordingHandler(KIND);
        HandleDueTimers handling = tables.handling();

        for (Step step : steps) {
            Instant now = tables.clock.instant();
            switch (step) {
                case Step.Schedule(int subject, int minutes) -> {
                    Instant dueAt = now.plus(Duration.ofMinutes(minutes));
                    tables.schedule(KIND, id(subject), dueAt);
                    model.put(id(subject), dueAt);
                }
                case Step.Cancel(int subject) -> {
                    tables.inTransaction(() -> tables.timers.cancel(KIND, id(subject)));
                    model.remove(id(subject));
                }
                case Step.TimeGoesOn(int minutes) -> {
                    tables.clock.advance(Duration.ofMinutes(minutes));
                    handling.round(handler);
                    Instant later = tables.clock.instant();
                    model.entrySet().stream()
                            .filter(timer -> !timer.getValue().isAfter(later))
                            .sorted(Map.Entry.<UUID, Instant>comparingByValue()
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .forEach(timer -> expected.add(timer.getKey()));
                    model.values().removeIf(dueAt -> !dueAt.isAfter(later));
                }
            }
        }

        assertThat(handler.handled).isEqualTo(expected);
        assertThat(tables.pending(KIND)).isEqualTo(model);
    }

    private static UUID id(int subject) {
        return new UUID(0, subject);
    }
}
