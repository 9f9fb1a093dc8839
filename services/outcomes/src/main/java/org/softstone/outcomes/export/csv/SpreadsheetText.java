package org.softstone.outcomes.export.csv;

import java.util.regex.Pattern;

/** What people wrote freely, made harmless for spreadsheets. */
final class SpreadsheetText {

    /** What makes a spreadsheet take a cell for a formula, in its full-width forms too. */
    private static final String FORMULA = "[=+\\-@＝＋－＠]";

    /**
     * Where a cell may begin: a spreadsheet that separates by semicolons or tabs, as in most of Europe, does not see that our
     * quotes go on over them, nor over the end of a line.
     */
    private static final String CELL_BEGINS = "(?<=^|[;\\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029])";

    /** Spreadsheets ignore blanks and quotes before a formula. */
    private static final Pattern FORMULA_CELL =
            Pattern.compile(CELL_BEGINS + "(?=[\\p{IsWhite_Space}\\p{Cntrl}\\p{Cf}\"]*" + FORMULA + ")");

    private SpreadsheetText() {}

    /**
     * An apostrophe before what could run as a formula, at the beginning and wherever else a cell could begin: spreadsheets
     * then show it as text.
     */
    static String guarded(String text) {
        String guarded = FORMULA_CELL.matcher(text).replaceAll("'");
        boolean control = !guarded.isEmpty() && guarded.charAt(0) < ' ';
        return control ? "'" + guarded : guarded;
    }
}
