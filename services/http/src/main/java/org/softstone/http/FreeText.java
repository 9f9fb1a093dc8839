package org.softstone.http;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people write in their own words: notes, reasons, comments. Much of it is pasted from other programs, so nothing is
 * refused that people cannot see. Controls of writing direction stay: they belong to texts that mix directions, and each of
 * these texts is shown in a paragraph of its own, which they do not leave.
 */
public final class FreeText {

    /**
     * Of UTF-8 per character that is allowed: enough for whole notes in the scripts whose characters are several code points
     * each. It bounds what a few endless "characters" may bring.
     */
    private static final int BYTES_PER_CHARACTER = 8;

    /** CR LF, CR, LF, vertical tab, form feed, NEL, line and paragraph separator. */
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private static final Pattern OTHER_CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\x00]]");

    private FreeText() {}

    /** As it is kept: every line end is LF, tabs and other control characters are blanks. Null stays null. */
    public static String tidied(String text) {
        if (text == null) {
            return null;
        }
        return OTHER_CONTROL.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll(" ");
    }

    /**
     * What is wrong with a note.
     *
     * @param mostCharacters as a person counts them: a letter with its accents, or a family of emoji, is one
     */
    public static Optional<String> faultOfNote(String note, int mostCharacters) {
        int mostBytes = mostBytes(mostCharacters);
        if (note.length()
                > mostCharacters) { // else it has neither more characters nor, with 3 per unit of UTF-16, more bytes
            if (note.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
                return Optional.of("must have at most %d characters, and at most %d bytes in UTF-8"
                        .formatted(mostCharacters, mostBytes));
            }
            if (characters(note) > mostCharacters) {
                return Optional.of("must have at most %d characters".formatted(mostCharacters));
            }
        }
        return StorableText.fault(note);
    }

    /** What a note of so many characters may have in UTF-8, whatever its characters are made of. */
    public static int mostBytes(int mostCharacters) {
        return BYTES_PER_CHARACTER * mostCharacters;
    }

    /**
     * What is wrong with a few words, such as a reason, without which something cannot be done.
     *
     * @param mostCodePoints as columns of the database count them
     */
    public static Optional<String> faultOfRequired(String text, int mostCodePoints) {
        if (text == null || !VisibleText.showsSomething(text)) {
            return Optional.of("is required");
        }
        return text.codePointCount(0, text.length()) > mostCodePoints
                ? Optional.of("must have at most %d characters".formatted(mostCodePoints))
                : StorableText.fault(text);
    }

    /** Extended grapheme clusters of Unicode. */
    private static int characters(String text) {
        BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        int count = 0;
        while (boundaries.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
