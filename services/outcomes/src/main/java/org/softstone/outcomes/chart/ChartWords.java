package org.softstone.outcomes.chart;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a picture in one language. */
public final class ChartWords {

    private static final ResourceBundle.Control EXACTLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;

    private ChartWords(ResourceBundle words) {
        this.words = words;
    }

    /** @param language one that has words; any other gets English */
    public static ChartWords in(Locale language) {
        return new ChartWords(ResourceBundle.getBundle("chart/words", language, EXACTLY));
    }

    String languageTag() {
        return words.getString("language");
    }

    /** @param values numbers already written with {@link #number} */
    String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(values);
    }

    /** With the language's decimal sign and a true minus. */
    String number(BigDecimal number) {
        return number.toPlainString().replace(".", words.getString("decimal")).replace('-', '−');
    }

    String number(int number) {
        return number(BigDecimal.valueOf(number));
    }

    /** Like {@link #number}, with a plus where it is one. */
    String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + number(number);
    }
}
