package org.softstone.outcomes.trend;

import java.util.List;
import java.util.Locale;

/** In which of the languages that pictures have one is drawn. */
final class PictureLanguage {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private PictureLanguage() {}

    /**
     * @param acceptLanguage as the client sent it; what cannot be read says nothing
     * @param otherwise BCP 47, when the client names none that there is
     */
    static Locale of(String acceptLanguage, String otherwise) {
        if (acceptLanguage != null) {
            try {
                Locale wanted = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
                if (wanted != null) {
                    return wanted;
                }
            } catch (IllegalArgumentException e) {
                // A picture in another language is better than none.
            }
        }
        Locale other = Locale.forLanguageTag(otherwise);
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(other.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
