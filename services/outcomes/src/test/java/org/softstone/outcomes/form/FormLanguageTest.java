package org.softstone.outcomes.form;

import static org.assertj.core.api.Assertions.assertThat;

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
            """)
    void what_the_phone_asks_for_comes_first_then_her_own_language_then_English(
            String acceptLanguage, String profile, String chosen) {
        assertThat(FormLanguage.choose(acceptLanguage, profile)).hasToString(chosen);
    }

    @Test
    void a_header_of_absurd_length_is_read_too() {
        String header = "fr,".repeat(2000) + "de";

        assertThat(FormLanguage.choose(header, "en")).hasToString("de");
    }
}
