package org.softstone.infusions.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationCodeTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void a_code_is_three_groups_of_four_unambiguous_characters() {
        String text = InvitationCode.random(random).text();

        assertThat(text).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void what_is_shown_reads_back_as_the_same_code() {
        InvitationCode code = InvitationCode.random(random);

        assertThat(InvitationCode.read(code.text()).orElseThrow().hash()).isEqualTo(code.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10AB-CDEF-GHJK", "10abcdefghjk", " IOab cdef ghjk ", "lO-AB-CD-EF-GH-JK"})
    void small_letters_blanks_and_lookalikes_are_forgiven(String typed) {
        assertThat(InvitationCode.read(typed).orElseThrow().text()).isEqualTo("10AB-CDEF-GHJK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10AB-CDEF-GHJ", "10AB-CDEF-GHJKM", "10AB-CDEF-GHJU", "10AB-CDEF-GHJÄ"})
    void anything_else_is_no_code(String typed) {
        assertThat(InvitationCode.read(typed)).isEmpty();
    }

    @Test
    void codes_do_not_repeat_and_use_the_whole_alphabet() {
        Set<String> codes = new HashSet<>();
        IntStream.range(0, 2000)
                .forEach(n -> codes.add(InvitationCode.random(random).text()));

        assertThat(codes).hasSize(2000);
        assertThat(String.join("", codes).chars().distinct().count()).isEqualTo(33);
    }

    @Test
    void a_code_tells_nothing_when_printed() {
        assertThat(InvitationCode.random(random)).hasToString("InvitationCode[hidden]");
    }
}
