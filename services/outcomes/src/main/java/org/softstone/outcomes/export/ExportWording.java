package org.softstone.outcomes.export;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Question;

/**
 * The form's own words, and those that only exports need, in one language. Questions are worded as some version of the form
 * asked them: a report means what its patient read.
 */
public final class ExportWording {

    /** What versions before the present one asked, each in the languages that it had: version 1 was in English only. */
    private static final Map<Integer, ResourceBundle> FORMER = Map.of(1, bundle("form/version-1", Locale.ROOT));

    private final Locale language;
    private final ResourceBundle form;
    private final ResourceBundle export;

    /** Null for the present version. */
    private final ResourceBundle former;

    private ExportWording(Locale language, ResourceBundle form, ResourceBundle export, ResourceBundle former) {
        this.language = language;
        this.form = form;
        this.export = export;
        this.former = former;
    }

    /** @param language one in which the form is asked */
    public static ExportWording in(Locale language) {
        return new ExportWording(language, bundle("form/wording", language), bundle("export/wording", language), null);
    }

    /** The questions as that version of the form asked them; all other words as they are now. */
    public ExportWording ofForm(int version) {
        return FORMER.containsKey(version) ? new ExportWording(language, form, export, FORMER.get(version)) : this;
    }

    /** Independent of the machine's language: what is not translated is English. */
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

    public String text(Question question) {
        return text(question.formName());
    }

    public String text(CodeList list, String code) {
        return text(list.wordingKey(code));
    }

    public String title(ItemList list) {
        return text("list." + list.id());
    }

    /**
     * Those values of a scale that have words, such as {@code 0 = no pain, 10 = worst pain you can imagine}. A former version of
     * the form has those that it had, and none that came later.
     */
    public String meaning(Kind.Score scale) {
        ResourceBundle asked = former == null ? form : former;
        return IntStream.rangeClosed(scale.lowest(), scale.highest())
                .filter(value -> asked.containsKey(scale.labels() + "." + value))
                .mapToObj(value -> value + " = " + text(scale.labels() + "." + value))
                .collect(Collectors.joining(", "));
    }

    /** BCP 47. */
    public String languageTag() {
        return language.toLanguageTag();
    }
}
