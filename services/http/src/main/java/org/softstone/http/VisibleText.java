package org.softstone.http;

/** Names, labels and ids: what people tell things and each other apart by, so that it must be seen. */
public final class VisibleText {

    private VisibleText() {}

    /**
     * Whether it is a name or a label: one line that shows something, of at most so many code points, which is how columns of
     * the database count. Nothing in it may turn around the text beside it (the embeddings, overrides and isolates of writing
     * direction); the marks and joiners that words of many languages are written with are fine.
     */
    public static boolean isLine(String text, int mostCodePoints) {
        return text.codePointCount(0, text.length()) <= mostCodePoints
                && showsSomething(text)
                && StorableText.fault(text).isEmpty()
                && text.codePoints().noneMatch(character -> breaksLine(character) || turnsAround(character));
    }

    /** Whether it may be somebody's id: as a line, and nothing in it is invisible but single blanks within. */
    public static boolean isId(String text, int mostCodePoints) {
        return isLine(text, mostCodePoints)
                && text.codePoints().noneMatch(character -> character != ' ' && isInvisible(character))
                && text.equals(text.strip());
    }

    /** Whether there is anything to be seen in it. */
    public static boolean showsSomething(String text) {
        return text.codePoints().anyMatch(character -> !isInvisible(character) && !isCombining(character));
    }

    private static boolean breaksLine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean turnsAround(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }

    private static boolean isCombining(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> isDrawnAsNothing(character);
        };
    }

    /** What Unicode calls default-ignorable beyond format characters, and the Braille pattern without dots. */
    private static boolean isDrawnAsNothing(int character) {
        return character == 0x034F // combining grapheme joiner
                || character == 0x115F // Hangul fillers
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0
                || character >= 0x17B4 && character <= 0x17B5 // Khmer inherent vowels
                || character >= 0x180B && character <= 0x180F // Mongolian variation selectors
                || character == 0x2800
                || character >= 0x2060 && character <= 0x206F
                || character >= 0xFE00 && character <= 0xFE0F // variation selectors
                || character >= 0xFFF0 && character <= 0xFFF8
                || character >= 0xE0000 && character <= 0xE0FFF; // tags, more variation selectors
    }
}
