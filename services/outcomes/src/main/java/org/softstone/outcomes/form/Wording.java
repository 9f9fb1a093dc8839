package org.softstone.outcomes.form;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.form.Form.Choice;
import org.softstone.outcomes.form.Form.Label;

/** The words of one language. */
final class Wording {

    private static final String BUNDLE = "form/wording";

    private final Locale language;
    private final ResourceBundle texts;

    Wording(Locale language, ResourceBundle texts) {
        this.language = language;
        this.texts = texts;
    }

    /** @param language one that has a file of its own */
    static Wording in(Locale language) {
        return new Wording(language, ResourceBundle.getBundle(BUNDLE, language));
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

    List<Choice> choices(String name, Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> new Choice(codeOf(constant), text(name + "." + codeOf(constant))))
                .toList();
    }

    /** Of those numbers that have a word. */
    List<Label> labels(String name, int minimum, int maximum) {
        return IntStream.rangeClosed(minimum, maximum)
                .filter(value -> texts.containsKey(name + "." + value))
                .mapToObj(value -> new Label(value, text(name + "." + value)))
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
        String site = text("site." + codeOf(deposit.site()));
        return deposit.laterality() == null
                ? site
                : text("deposit.sided", site, text("laterality." + codeOf(deposit.laterality())));
    }

    /** As the contract writes its constants. */
    static String codeOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
