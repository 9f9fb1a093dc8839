package org.softstone.outcomes.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.softstone.outcomes.deposit.BodySite;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.deposit.Laterality;
import org.softstone.outcomes.instrument.UsualLimits;

class FormWordingTest {

    static Stream<Locale> languages() {
        return FormLanguage.SPOKEN.stream();
    }

    @Test
    void all_languages_have_words_for_the_same_things() {
        Set<String> english = bundle(Locale.ENGLISH).keySet();

        assertThat(languages())
                .hasSizeGreaterThan(1)
                .allSatisfy(language ->
                        assertThat(new TreeSet<>(bundle(language).keySet())).isEqualTo(new TreeSet<>(english)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void no_word_is_empty_and_each_fits_its_parts(Locale language) {
        ResourceBundle texts = bundle(language);

        assertThat(texts.keySet()).allSatisfy(key -> {
            assertThat(texts.getString(key))
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("'")
                    .isEqualTo(texts.getString(key).strip());
            assertThat(new MessageFormat(texts.getString(key)).getFormats())
                    .as(key)
                    .hasSameSizeAs(new MessageFormat(bundle(Locale.ENGLISH).getString(key)).getFormats());
        });
    }

    @Test
    void no_two_languages_say_the_same_sentence() {
        ResourceBundle english = bundle(Locale.ENGLISH);
        ResourceBundle german = bundle(Locale.GERMAN);

        assertThat(english.keySet().stream()
                        .filter(key -> english.getString(key).contains(" ")))
                .allSatisfy(key -> assertThat(german.getString(key))
                        .as(key)
                        .satisfiesAnyOf(
                                text -> assertThat(text).isNotEqualTo(english.getString(key)),
                                text -> assertThat(text).startsWith("{0}")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_word_is_used(Locale language) {
        Recording texts = new Recording(bundle(language));
        FormWording wording = new FormWording(language, texts);

        FormsOfAllKinds.in(wording);

        assertThat(texts.used)
                .containsExactlyInAnyOrderElementsOf(bundle(language).keySet());
    }

    @Test
    void places_are_named_and_numbered_where_they_are_the_same() {
        List<Deposit> deposits = List.of(
                deposit(BodySite.FINGER, Laterality.RIGHT),
                deposit(BodySite.POSTERIOR_THIGH, Laterality.LEFT),
                deposit(BodySite.FINGER, Laterality.RIGHT),
                deposit(BodySite.FINGER, null));

        assertThat(FormWording.in(Locale.ENGLISH).places(deposits))
                .containsExactly("Finger, right (1)", "Back of the thigh, left", "Finger, right (2)", "Finger");
        assertThat(FormWording.in(Locale.GERMAN).places(deposits))
                .containsExactly("Finger, rechts (1)", "Oberschenkel hinten, links", "Finger, rechts (2)", "Finger");
    }

    @Test
    void words_do_not_depend_on_the_machines_own_language() {
        Locale machines = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            ResourceBundle.clearCache();

            assertThat(FormWording.in(Locale.ENGLISH).text("words.yes")).isEqualTo("Yes");
        } finally {
            Locale.setDefault(machines);
        }
    }

    static Deposit deposit(BodySite site, Laterality laterality) {
        return new Deposit(UUID.randomUUID(), site, laterality, null);
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("form/wording", language);
    }

    /** Notes which words are asked for. */
    private static final class Recording extends ResourceBundle {

        private final ResourceBundle texts;
        private final Set<String> used = new HashSet<>();

        Recording(ResourceBundle texts) {
            this.texts = texts;
        }

        @Override
        protected Object handleGetObject(String key) {
            used.add(key);
            return texts.getString(key);
        }

        @Override
        public boolean containsKey(String key) {
            return texts.containsKey(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(texts.keySet());
        }
    }

    /** Every week and every place. */
    private static final class FormsOfAllKinds {

        static void in(FormWording wording) {
            ComposeForm compose = new ComposeForm(wording, new UsualLimits());
            IntStream.rangeClosed(-1, 4)
                    .forEach(week -> compose.of(
                            week < 0 ? null : ComposeFormTest.window(week),
                            ComposeFormTest.ONE_ACTIVITY,
                            Stream.concat(
                                            Stream.of(BodySite.values()).map(site -> deposit(site, null)),
                                            Stream.of(Laterality.values())
                                                    .flatMap(side -> Stream.of(
                                                            deposit(BodySite.HAND, side),
                                                            deposit(BodySite.HAND, side))))
                                    .toList()));
        }
    }
}
