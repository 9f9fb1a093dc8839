package org.softstone.http;

import java.util.Optional;

/**
 * What every text of every service must be, because it is stored in PostgreSQL and given out as JSON and, by receivers of
 * our FHIR, as XML: no NUL, no half of a surrogate pair, none of Unicode's noncharacters (U+FFFE, U+FDD0 …).
 */
public final class StorableText {

    private static final int FIRST_SCATTERED_NONCHARACTER = 0xFDD0;
    private static final int LAST_SCATTERED_NONCHARACTER = 0xFDEF;

    private StorableText() {}

    /** @return what is wrong with it, empty when nothing is */
    public static Optional<String> fault(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (character == 0) {
                return Optional.of("must be a text without control character NUL");
            }
            if (Character.getType(character) == Character.SURROGATE) {
                return Optional.of("must be a text without half a character (an unpaired surrogate)");
            }
            if (isNoncharacter(character)) {
                return Optional.of("must be a text without noncharacters such as U+FFFE");
            }
        }
        return Optional.empty();
    }

    /** The last two of each of Unicode's planes, and 32 more. */
    private static boolean isNoncharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE
                || character >= FIRST_SCATTERED_NONCHARACTER && character <= LAST_SCATTERED_NONCHARACTER;
    }
}
