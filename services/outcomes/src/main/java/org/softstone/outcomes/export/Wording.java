package org.softstone.outcomes.export;

import java.util.Locale;
import java.util.ResourceBundle;

/** The form's own words, and those that only exports need, in one language. */
public final class Wording {

    private final Locale language;
    private final ResourceBundle form;
    private final ResourceBundle export;

    private Wording(Locale language, ResourceBundle form, ResourceBundle export) {
        this.language = language;
        this.form = form;
        this.export = export;
    }

    /** @param language one in which the form is asked */
    public static Wording in(Locale language) {
        return new Wording(language, bundle("form/wording", language), bundle("export/wording", language));
    }

    /** Without the machine's own language, which is nobody's choice: what is not translated is English. */
    private static ResourceBundle bundle(String name, Locale language) {
        return ResourceBundle.getBundle(
                name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @throws java.util.MissingResourceException when nobody wrote it */
    public String text(String key) {
        return export.containsKey(key) ? export.getString(key) : form.getString(key);
    }

    boolean has(String key) {
        return export.containsKey(key) || form.containsKey(key);
    }

    /** BCP 47. */
    public String languageTag() {
        return language.toLanguageTag();
    }
}
