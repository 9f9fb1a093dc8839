package org.softstone.outcomes.trend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureLanguageTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,                     de,    de
            -,                     en,    en
            -,                     de-AT, de
            -,                     fr,    en
            de,                    en,    de
            'de-CH, en;q=0.5',     en,    de
            'en;q=0.4, de;q=0.8',  en,    de
            'fr, en;q=0.1',        de,    en
            fr,                    de,    de
            *,                     de,    de
            not a language!,       de,    de
            """)
    void the_client_is_heard_first_and_then_the_patients_language(String accepted, String otherwise, String drawn) {
        assertThat(PictureLanguage.of(accepted, otherwise).toLanguageTag()).isEqualTo(drawn);
    }
}
