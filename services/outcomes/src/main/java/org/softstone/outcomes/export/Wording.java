package org.softstone.outcomes.export;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The form's own words, and those that only exports need, in one language. Questions are worded as some version of the form
 * asked them: a report means what its patient read.
 */
public final class Wording {

    /** What versions before the present one asked, each in the languages that it had: version 1 was in English only. */
    private static final Map<Integer, ResourceBundle> FORMER = Map.of(1, bundle("form/version-1", Locale.ROOT));

    private final Locale language;
    private final ResourceBundle form;
    private final ResourceBundle export;

    /** Null for the present version. */
    private final ResourceBundle former;

    private Wording(Locale language, ResourceBundle form, ResourceBundle export, ResourceBundle former) {
        this.language = language;
        this.form = form;
        this.export = export;
        this.former = former;
    }

    /** @param language one in which the form is asked */
    public static Wording in(Locale language) {
        return new Wording(language, bundle("form/wording", language), bundle("export/wording", language), null);
    }

    /** The questions as that version of the form asked them; all other words as they are now. */
    public Wording ofForm(int version) {
        return FORMER.containsKey(version) ? new Wording(language, form, export, FORMER.get(version)) : this;
    }

    /** Without the machine's own language, which is nobody's choice: what is not translated is English. */
    private static ResourceBundle bundle(String name, Locale language) {
        return ResourceBundle.getBundle(
                name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @throws java.util.MissingResourceException when nobody wrote it */
    public String text(String key) {
        if (export.containsKey(key)) {
            return export.getString(key);
        }
        return former != null && former.containsKey(key) ? former.getString(key) : form.getString(key);
    }

    /** Whether a value of a scale has words. A former version had those that it had, and none that came later. */
    boolean labels(String key) {
        return former == null ? form.containsKey(key) : former.containsKey(key);
    }

    /** BCP 47. */
    public String languageTag() {
        return language.toLanguageTag();
    }
}
