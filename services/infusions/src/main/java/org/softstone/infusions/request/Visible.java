package org.softstone.infusions.request;

/** Which characters somebody can see on a screen, so that two ids that look alike are alike and a name is no blank. */
final class Visible {

    private Visible() {}

    static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isBlankLetter(codePoint);
        };
    }

    /** Letters and marks that Unicode shows as nothing: fillers, joiners, selectors, the empty Braille pattern. */
    private static boolean isBlankLetter(int codePoint) {
        return codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || codePoint >= 0x180B && codePoint <= 0x180F
                || codePoint == 0x2800
                || codePoint == 0x3164
                || codePoint >= 0xFE00 && codePoint <= 0xFE0F
                || codePoint == 0xFFA0
                || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }
}
