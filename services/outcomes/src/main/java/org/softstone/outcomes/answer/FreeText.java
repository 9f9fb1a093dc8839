package org.softstone.outcomes.answer;

import java.util.Optional;

/** What people write in their own words. */
public final class FreeText {

    private FreeText() {}

    /** @return what is wrong with it, empty when nothing is */
    public static Optional<String> fault(String text, int mostCharacters) {
        if (text.codePointCount(0, text.length()) > mostCharacters) {
            return Optional.of("must have at most %d characters".formatted(mostCharacters));
        }
        return text.codePoints().anyMatch(FreeText::isNoText)
                ? Optional.of("must not hold control characters other than line feeds")
                : Optional.empty();
    }

    /** Control characters, and halves of characters that cannot be stored. */
    private static boolean isNoText(int character) {
        return character != '\n' && Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }
}
