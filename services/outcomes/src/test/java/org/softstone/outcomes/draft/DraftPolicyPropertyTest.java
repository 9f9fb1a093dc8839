package org.softstone.outcomes.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.softstone.outcomes.draft.DraftPolicy.Met;
import org.softstone.outcomes.draft.DraftPolicy.Standing;
import org.softstone.outcomes.draft.DraftPolicy.Verdict;

class DraftPolicyPropertyTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T18:00:00Z");

    @Property
    void the_draft_that_was_saved_last_stands_in_whatever_order_they_arrive(
            @ForAll("drafts") List<Draft> drafts, @ForAll Random shuffle) {
        List<Draft> arriving = new ArrayList<>(drafts);
        arriving.addAll(drafts); // each of them twice, as phones repeat
        Collections.shuffle(arriving, shuffle);

        Draft standing = null;
        for (Draft draft : arriving) {
            standing = standingAfter(standing, draft);
        }

        Draft last = Collections.max(
                drafts, Comparator.comparing(Draft::correctedAt).thenComparing(DraftPolicyPropertyTest::note));
        assertThat(standing.report()).isEqualTo(last.report());
        assertThat(standing.correctedAt()).isEqualTo(last.correctedAt());
    }

    @Property
    void nothing_saved_before_a_deleted_draft_comes_back(@ForAll("drafts") List<Draft> drafts) {
        Draft deleted = drafts.getFirst();
        Met met = new Met(false, new Standing.Over(deleted.savedAt(), deleted.correctedAt()));

        List<Draft> standing = drafts.stream()
                .filter(draft -> DraftPolicy.decide(draft, met) instanceof Verdict.Stands)
                .toList();

        assertThat(standing)
                .containsExactlyElementsOf(drafts.stream()
                        .filter(draft -> draft.correctedAt().isAfter(deleted.correctedAt()))
                        .toList());
    }

    private static Draft standingAfter(Draft standing, Draft draft) {
        Standing before = standing == null
                ? new Standing.None()
                : new Standing.Open(
                        standing,
                        standing.report().equals(draft.report()),
                        note(standing).compareTo(note(draft)) > 0);
        return switch (DraftPolicy.decide(draft, new Met(false, before))) {
            case Verdict.Stands _ -> draft;
            case Verdict.Repeats repeats -> repeats.standing();
            case Verdict.Older older -> older.standing();
            case Verdict.Over _ -> throw new AssertionError("nothing was deleted or sent");
        };
    }

    private static String note(Draft draft) {
        return draft.report().get("note").textValue();
    }

    /** Few moments and few contents, so that many of them meet. */
    @Provide
    Arbitrary<List<Draft>> drafts() {
        return Combinators.combine(Arbitraries.integers().between(0, 4), Arbitraries.of("a", "b", "c"))
                .as(DraftPolicyPropertyTest::draft)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Draft draft(int minute, String note) {
        Instant at = MONDAY.plusSeconds(60L * minute);
        ObjectNode report = JsonNodeFactory.instance.objectNode().put("note", note);
        return new Draft(at.atOffset(ZoneOffset.ofHours(1)), true, at, MONDAY.plusSeconds(3600), report);
    }
}
