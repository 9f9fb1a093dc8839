package org.softstone.outcomes.form;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.softstone.database.Code;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.form.Form.Choice;
import org.softstone.outcomes.form.Form.Label;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Section;

/** The words of one language. */
final class FormWording {

    private static final String BUNDLE = "form/wording";

    private final Locale language;
    private final ResourceBundle texts;

    FormWording(Locale language, ResourceBundle texts) {
        this.language = language;
        this.texts = texts;
    }

    /** @param language one that has a file of its own */
    static FormWording in(Locale language) {
        return new FormWording(language, ResourceBundle.getBundle(BUNDLE, language));
    }

    String languageTag() {
        return language.toLanguageTag();
    }

    String text(String key) {
        return texts.getString(key);
    }

    String text(String key, Object... parts) {
        return new MessageFormat(text(key), language).format(parts);
    }

    String ofSection(Section section) {
        return text("sections." + Code.of(section));
    }

    List<Choice> choices(CodeList list) {
        return list.codes().stream()
                .map(code -> new Choice(code, text(list.wordingKey(code))))
                .toList();
    }

    /** Of those numbers that have a word. */
    List<Label> labels(Kind.Score scale) {
        return IntStream.rangeClosed(scale.lowest(), scale.highest())
                .filter(value -> texts.containsKey(scale.labels() + "." + value))
                .mapToObj(value -> new Label(value, text(scale.labels() + "." + value)))
                .toList();
    }

    /** Where each of them is; those at the same place are numbered, because nothing else tells them apart. */
    List<String> places(List<Deposit> deposits) {
        List<String> places = deposits.stream().map(this::place).toList();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            String place = places.get(i);
            long before = places.subList(0, i).stream().filter(place::equals).count();
            boolean alone = places.stream().filter(place::equals).count() == 1;
            labels.add(alone ? place : text("deposit.numbered", place, before + 1));
        }
        return labels;
    }

    private String place(Deposit deposit) {
        String site = text(CodeList.BODY_SITE.wordingKey(Code.of(deposit.site())));
        return deposit.laterality() == null
                ? site
                : text("deposit.sided", site, text(CodeList.LATERALITY.wordingKey(Code.of(deposit.laterality()))));
    }
}
