package org.softstone.infusions.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisibleTest {

    private static final List<String> UNSEEN = List.of(
            "\u200B",
            "\u200D",
            "\u202E",
            "\u2060",
            "\u2066",
            "\uFEFF",
            "\u00AD",
            "\u00A0",
            "\u2028",
            "\u3164",
            "\u115F",
            "\uFFA0",
            "\u2800",
            "\u034F",
            "\uFE0F",
            "\uFFFE",
            "\uE000",
            "\uD83D",
            Character.toString(0xE0001),
            Character.toString(0xE0101));

    @Test
    void letters_digits_signs_and_pictures_are_seen() {
        for (String seen : List.of("a", "Ä", "ß", "9", "@", "-", "字", "ش", "😀", "\u0301")) {
            assertThat(seen.codePoints()).as(seen).allMatch(Visible::isVisible);
        }
    }

    @Test
    void an_id_has_nothing_in_it_that_cannot_be_seen() {
        for (String unseen : UNSEEN) {
            assertRefused(check -> check.accountId("nurse" + unseen + "1", "/userId"), unseen);
            assertRefused(check -> check.accountId(unseen, "/userId"), unseen);
        }
        for (String edge : List.of(" nurse-1", "nurse-1 ", "", " ", "x".repeat(201), "a\nb", "a\tb")) {
            assertRefused(check -> check.accountId(edge, "/userId"), edge);
        }
        assertRefused(check -> check.accountId(null, "/userId"), "null");
    }

    @Test
    void ids_of_all_kinds_of_issuers_are_taken() {
        for (String id : List.of("nurse-1", "Åsa Öberg", "a@b.example", "auth0|5f7c", "x".repeat(200))) {
            FieldCheck check = new FieldCheck();
            assertThat(check.accountId(id, "/userId")).isEqualTo(id);
            assertThatCode(check::throwIfAny).doesNotThrowAnyException();
        }
    }

    @Test
    void a_name_has_something_in_it_that_can_be_seen() {
        for (String unseen : UNSEEN) {
            assertRefused(check -> check.text(unseen + unseen, "/name"), unseen);
        }
        FieldCheck check = new FieldCheck();
        check.text("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "/name");
        assertThatCode(check::throwIfAny).doesNotThrowAnyException();
    }

    private static void assertRefused(java.util.function.Consumer<FieldCheck> read, String what) {
        FieldCheck check = new FieldCheck();
        read.accept(check);
        assertThatThrownBy(check::throwIfAny)
                .as(what)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(422));
    }
}
