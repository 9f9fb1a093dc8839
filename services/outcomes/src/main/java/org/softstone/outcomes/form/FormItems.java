package org.softstone.outcomes.form;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.outcomes.answer.AnswerLimits;
import org.softstone.outcomes.form.Form.Choice;
import org.softstone.outcomes.form.Form.Item;
import org.softstone.outcomes.form.Form.Type;

/** The questions of the form, from pure wording. */
final class FormItems {

    /** Grows with every change of items or wording. */
    static final String VERSION = "1";

    /** Months in: enough time for a change that a patient can name. An assumption. */
    private static final int WEEKS_BETWEEN_GLOBAL_CHANGES = 4;

    private final ResourceBundle wording;
    private final AnswerLimits limits;

    FormItems(ResourceBundle wording, AnswerLimits limits) {
        this.wording = wording;
        this.limits = limits;
    }

    /** Week 4, 8, 12 and so on. */
    static boolean asksForGlobalChange(Integer week) {
        return week != null && week > 0 && week % WEEKS_BETWEEN_GLOBAL_CHANGES == 0;
    }

    String emergency() {
        return wording.getString("emergency");
    }

    List<Choice> redFlags() {
        return choices("redFlags", RedFlag.values());
    }

    List<Item> items(Integer week) {
        List<Item> items = new ArrayList<>(List.of(
                scale("pain.average", "pain", true, 0, 10),
                scale("pain.worst", "pain", false, 0, 10),
                scale("pain.now", "pain", false, 0, 10),
                scale("activities", "activities", false, 0, 10),
                scale("deposits.firmness", "deposits.firmness", false, 1, 5),
                scale("deposits.tenderness", "deposits.tenderness", false, 0, 10),
                choice("deposits.skin", Type.CHOICE, Skin.values()),
                item("deposits.spreadingRedness", Type.YES_NO, null),
                choice("symptoms", Type.CHOICES, Symptom.values()),
                scale("symptoms.severity", "symptoms.severity", false, 0, 4),
                scale("symptoms.interference", "symptoms.interference", false, 0, 4),
                temperature(),
                choice("redFlags", Type.CHOICES, RedFlag.values()),
                choice("wantsContact", Type.CHOICE, WantsContact.values()),
                item("note", Type.TEXT, limits.noteLength())));
        if (asksForGlobalChange(week)) {
            items.add(items.size() - 1, scale("globalChange", "globalChange", false, 1, 7));
        }
        return List.copyOf(items);
    }

    private Item scale(String name, String ends, boolean required, int minimum, int maximum) {
        return new Item(
                name,
                wording.getString(name),
                Type.SCALE,
                required,
                minimum,
                maximum,
                wording.getString(ends + ".low"),
                wording.getString(ends + ".high"),
                null,
                null);
    }

    private Item temperature() {
        String name = "temperatureCelsius";
        return new Item(
                name,
                wording.getString(name),
                Type.NUMBER,
                false,
                limits.lowestTemperatureCelsius(),
                limits.highestTemperatureCelsius(),
                null,
                null,
                null,
                null);
    }

    private Item choice(String name, Type type, Enum<?>[] codes) {
        return new Item(name, wording.getString(name), type, false, null, null, null, null, null, choices(name, codes));
    }

    private Item item(String name, Type type, Integer maximumLength) {
        return new Item(name, wording.getString(name), type, false, null, null, null, null, maximumLength, null);
    }

    private List<Choice> choices(String name, Enum<?>[] codes) {
        return Stream.of(codes)
                .map(code -> code.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .map(code -> new Choice(code, wording.getString(name + "." + code)))
                .toList();
    }
}
