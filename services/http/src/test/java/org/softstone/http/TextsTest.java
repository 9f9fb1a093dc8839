package org.softstone.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final String FAMILY = "👨‍👩‍👧‍👦";

    @Test
    void exactly_NUL_half_pairs_and_the_66_noncharacters_cannot_be_stored() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(character -> StorableText.fault("a" + Character.toString(character) + "b")
                                .isPresent()))
                .hasSize(1 + 2 * 1024 + 66)
                .contains(0, 0xD800, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF)
                .doesNotContain(0xFDCF, 0xFDF0, 0xFFFD, 0x1F600);
    }

    @ParameterizedTest
    @CsvSource({"\\u0000, NUL", "\\uD83D, surrogate", "\\uDE00, surrogate", "\\uFFFF, noncharacters"})
    void what_cannot_be_stored_is_told_by_its_own_name(String escaped, String reason) {
        String text = "a" + (char) Integer.parseInt(escaped.substring(2), 16);

        assertThat(StorableText.fault(text)).get().asString().contains(reason);
    }

    @Test
    void what_is_pasted_from_other_programs_is_tidied() {
        assertThat(FreeText.tidied("a\r\nb\rc\nd\u000Be\ff\u0085g\u2028h\u2029i\r\n\r\nj"))
                .isEqualTo("a\nb\nc\nd\ne\nf\ng\nh\ni\n\nj");
        assertThat(FreeText.tidied("a\tb\u0007c\u001Bd\u007Fe\u009Ff")).isEqualTo("a b c d e f");
        assertThat(FreeText.tidied("  ä  \u200E\u202Eא🙂\u00A0 ")).isEqualTo("  ä  \u200E\u202Eא🙂\u00A0 ");
        assertThat(FreeText.tidied("a\u0000\uFFFE")).isEqualTo("a\u0000\uFFFE");
        assertThat(FreeText.tidied(null)).isNull();
    }

    @Test
    void tidying_twice_is_tidying_once_and_leaves_no_control_but_line_feeds() {
        String every = IntStream.rangeClosed(1, 0x2100)
                .mapToObj(character -> Character.toString(character) + "\r")
                .reduce("", String::concat);

        String once = FreeText.tidied(every);

        assertThat(FreeText.tidied(once)).isEqualTo(once);
        assertThat(once.codePoints().filter(Character::isISOControl).distinct()).containsExactly((int) '\n');
    }

    @Test
    void a_note_is_counted_in_what_a_person_calls_characters() {
        assertThat(FreeText.faultOfNote("e\u0301".repeat(2000), 2000)).isEmpty();
        assertThat(FreeText.faultOfNote("🇩🇪".repeat(2000), 2000)).isEmpty();
        assertThat(FreeText.faultOfNote("क".repeat(2000), 2000)).isEmpty();
        assertThat(FreeText.faultOfNote("x".repeat(2000), 2000)).isEmpty();
        assertThat(FreeText.faultOfNote("x".repeat(2001), 2000)).contains("must have at most 2000 characters");
        assertThat(FreeText.faultOfNote("🇩🇪".repeat(2001), 2001 - 1)).isPresent();
        assertThat(FreeText.faultOfNote(FAMILY.repeat(600), 2000)).isEmpty();
    }

    @Test
    void a_note_of_few_endless_characters_is_bounded_in_bytes() {
        String endless = "a" + "\u0301".repeat(7_999);

        assertThat(endless.getBytes(StandardCharsets.UTF_8)).hasSize(15_999);
        assertThat(FreeText.faultOfNote(endless, 2000)).isEmpty();
        assertThat(FreeText.faultOfNote(endless + "\u0301", 2000))
                .contains("must have at most 2000 characters, and at most 16000 bytes in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u200B",
                "\u200B\u200D\uFEFF",
                "\u3164",
                "\u115F\u1160",
                "\u2800",
                "\u00AD",
                "\u034F",
                "\uFE0F",
                "\u180E",
                "\uDB40\uDC61",
                "\u0301",
                "\u2066\u2069"
            })
    void what_shows_nothing_is_no_name_no_id_and_no_reason(String text) {
        assertThat(VisibleText.isLine(text, 200)).isFalse();
        assertThat(VisibleText.isId(text, 200)).isFalse();
        assertThat(FreeText.faultOfRequired(text, 500)).contains("is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "Müller-Lüdenscheidt",
                "می‌خواهم",
                "नेपाल",
                "אב\u200F 1",
                "李",
                "👨‍👩‍👧‍👦",
                "❤️",
                "O'Neill, Jr.",
                "1"
            })
    void names_of_all_languages_are_names(String text) {
        assertThat(VisibleText.isLine(text, 200)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\tb", "a\u2028b", "a\u0085b", "a\u202Eb", "a\u2066b", "a\u0000", "a\uFFFE", "a\uD800"})
    void what_breaks_the_line_or_turns_around_what_stands_beside_it_is_no_name(String text) {
        assertThat(VisibleText.isLine(text, 200)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nurse-1", "auth0|5f7c8ec7c33c6c004bbafe82", "ada@example.org", "Ada Example", "ä"})
    void ids_are_what_can_be_seen(String text) {
        assertThat(VisibleText.isId(text, 200)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nurse-1\u200B",
                "nur\u00ADse-1",
                "nurse\u00A01",
                " nurse-1",
                "nurse-1 ",
                "\uFEFFnurse-1",
                "nurse\u200E"
            })
    void ids_that_look_like_others_are_none(String text) {
        assertThat(VisibleText.isId(text, 200)).isFalse();
    }

    @Test
    void names_ids_and_reasons_are_counted_in_code_points() {
        assertThat(VisibleText.isLine("🙂".repeat(80), 80)).isTrue();
        assertThat(VisibleText.isLine("🙂".repeat(81), 80)).isFalse();
        assertThat(VisibleText.isId("a".repeat(201), 200)).isFalse();
        assertThat(FreeText.faultOfRequired("🙂".repeat(500), 500)).isEmpty();
        assertThat(FreeText.faultOfRequired("a".repeat(501), 500)).contains("must have at most 500 characters");
    }
}
