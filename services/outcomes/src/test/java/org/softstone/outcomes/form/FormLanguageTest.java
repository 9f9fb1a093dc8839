package org.softstone.outcomes.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormLanguageTest {

    @ParameterizedTest(name = "{0} and profile {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            de                              | en    | de
            de-AT                           | en    | de
            DE-at                           | en    | de
            de-Latn-CH-1996                 | en    | de
            en                              | de    | en
            en-GB,de;q=0.8                  | de    | en
            en;q=0.5, de;q=0.9              | en    | de
            fr, de;q=0.2                    | en    | de
            fr-CA, en;q=0.3, de;q=0.3       | de    | en
            fr                              | de    | de
            fr                              | de-CH | de
            fr                              | fr    | en
            *                               | de    | de
            fr, *;q=0.5                     | de    | de
            none                            | de-AT | de
            none                            | en    | en
            none                            | tr    | en
            none                            | ???   | en
            ' '                             | de    | de
            not a header; q=high            | de    | de
            en;q=0                          | en    | de
            en;q=0, *                       | en    | de
            de;q=0, en;q=0                  | de    | de
            *;q=0, en                       | de    | en
            de-AT,de;q=0.9,en_US;q=0.8      | en    | de
            de,,en                          | en    | de
            ,de                             | en    | de
            en_US, de                       | en    | de
            de;q=high, en;q=0.1             | de    | en
            de;q=1.5, en;q=0.1              | de    | en
            de;q=, en                       | de    | en
            de-, en;q=0.1                   | de    | en
            ;q=1, de                        | en    | de
            en;q=0, en_US                   | en    | de
            en;q=0.3 , de ; q=0.7           | de    | de
            """)
    void what_the_phone_asks_for_comes_first_then_her_own_language_then_English(
            String acceptLanguage, String profile, String chosen) {
        assertThat(FormLanguage.choose(acceptLanguage, profile)).hasToString(chosen);
    }

    /** Wherever they stand. */
    @Property(seed = "4", tries = 500)
    void what_cannot_be_read_changes_nothing(
            @ForAll("readable") List<String> readable,
            @ForAll("unreadable") String unreadable,
            @ForAll @IntRange(max = 4) int place) {
        List<String> mixed = new ArrayList<>(readable);
        mixed.add(Math.min(place, readable.size()), unreadable);

        assertThat(FormLanguage.choose(String.join(",", mixed), "de"))
                .isEqualTo(FormLanguage.choose(String.join(",", readable), "de"));
    }

    @Provide
    Arbitrary<List<String>> readable() {
        return Arbitraries.of("de", "de-AT;q=0.9", "en", "en-GB;q=0.5", "fr", "*;q=0.1", "de;q=0", "en;q=0")
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> unreadable() {
        return Arbitraries.of(
                "en_US", "", " ", "de;q=high", "de;q=2", "en;q=-1", ";", "q=1;", "de-", "-de", "d€", "en;;q=1");
    }

    @Test
    void a_header_of_absurd_length_is_read_too() {
        String header = "fr,".repeat(2000) + "de";

        assertThat(FormLanguage.choose(header, "en")).hasToString("de");
    }
}
