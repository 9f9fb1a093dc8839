package org.softstone.outcomes.export.csv;

/** What people wrote freely, made harmless for spreadsheets. */
final class FreeText {

    /** What makes a spreadsheet take a cell for a formula, in its full-width forms too. */
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    private FreeText() {}

    /** An apostrophe before what could run as a formula, blanks before it or not: spreadsheets then show it as text. */
    static String guarded(String text) {
        String begin = text.stripLeading();
        boolean formula = !begin.isEmpty() && FORMULA_STARTS.indexOf(begin.charAt(0)) >= 0;
        boolean control = !text.isEmpty() && text.charAt(0) < ' ';
        return formula || control ? "'" + text : text;
    }
}
