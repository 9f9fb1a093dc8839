package org.softstone.outcomes.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.http.FieldError;
import org.softstone.outcomes.activity.ActivitiesRequest.Entry;
import org.softstone.outcomes.version.Decision;

class ActivityListPolicyTest {

    private static final UUID NEW = UUID.randomUUID();
    private static final Activity GRIP = new Activity(UUID.randomUUID(), "grip a drinking glass");
    private static final Activity SIT = new Activity(UUID.randomUUID(), "sit down");
    private static final UUID RETIRED = UUID.randomUUID();
    private static final List<Activity> CURRENT = List.of(GRIP, SIT);
    private static final Set<UUID> EVER_HAD = Set.of(GRIP.activityId(), SIT.activityId(), RETIRED);

    @Test
    void a_first_list_gets_new_ids() {
        Decision<List<Activity>> decision = decide(List.of(), new Entry(null, " grip a drinking glass "));

        assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(new Activity(NEW, "grip a drinking glass"))));
    }

    @Test
    void the_same_list_without_ids_changes_nothing() {
        assertThat(decide(CURRENT, new Entry(null, GRIP.label()), new Entry(null, SIT.label())))
                .isEqualTo(new Decision.Accepted<>(CURRENT));
    }

    @Test
    void another_order_is_a_change_of_the_same_activities() {
        assertThat(decide(CURRENT, new Entry(null, SIT.label()), new Entry(null, GRIP.label())))
                .isEqualTo(new Decision.Accepted<>(List.of(SIT, GRIP)));
    }

    @Test
    void an_activity_with_its_id_keeps_it_under_other_words() {
        Decision<List<Activity>> decision =
                decide(CURRENT, new Entry(GRIP.activityId().toString(), "grip a mug"));

        assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(new Activity(GRIP.activityId(), "grip a mug"))));
    }

    @Test
    void words_whose_id_another_entry_claims_are_a_new_activity() {
        Decision<List<Activity>> decision =
                decide(CURRENT, new Entry(GRIP.activityId().toString(), "grip a mug"), new Entry(null, GRIP.label()));

        assertThat(decision)
                .isEqualTo(new Decision.Accepted<>(
                        List.of(new Activity(GRIP.activityId(), "grip a mug"), new Activity(NEW, GRIP.label()))));
    }

    @Test
    void an_activity_may_come_back() {
        assertThat(decide(CURRENT, new Entry(RETIRED.toString(), "stand up"))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void none_and_six_are_refused() {
        List<Entry> six = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            six.add(new Entry(null, "activity " + i));
        }

        assertThat(pointersOf(decide(CURRENT))).containsExactly("/activities");
        assertThat(pointersOf(decide(CURRENT, six.toArray(Entry[]::new)))).containsExactly("/activities");
        assertThat(pointersOf(ActivityListPolicy.decide(CURRENT, EVER_HAD, new ActivitiesRequest(null), () -> NEW)))
                .containsExactly("/activities");
    }

    @Test
    void every_wrong_entry_is_named() {
        Decision<List<Activity>> decision = decide(
                CURRENT,
                new Entry(null, "  "),
                new Entry(null, "two\nlines"),
                new Entry(UUID.randomUUID().toString(), "somebody else's"),
                new Entry(null, "a".repeat(81)),
                new Entry("no id", "a"));

        assertThat(pointersOf(decision))
                .containsExactly(
                        "/activities/0/label",
                        "/activities/1/label",
                        "/activities/2/activityId",
                        "/activities/3/label",
                        "/activities/4/activityId");
    }

    @Test
    void one_activity_twice_is_refused() {
        String id = GRIP.activityId().toString();

        assertThat(pointersOf(
                        decide(CURRENT, new Entry(id, "a"), new Entry(id.toUpperCase(java.util.Locale.ROOT), "b"))))
                .containsExactly("/activities/1/activityId");
        assertThat(pointersOf(decide(CURRENT, new Entry(null, "a"), new Entry(null, " a"))))
                .containsExactly("/activities/1/label");
    }

    private static Decision<List<Activity>> decide(List<Activity> current, Entry... entries) {
        return ActivityListPolicy.decide(current, EVER_HAD, new ActivitiesRequest(List.of(entries)), () -> NEW);
    }

    private static List<String> pointersOf(Decision<?> decision) {
        return ((Decision.Refused<?>) decision)
                .errors().stream().map(FieldError::pointer).toList();
    }
}
