package org.softstone.outcomes.form;

import java.util.List;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.outcomes.answer.AnswerLimits;
import org.softstone.outcomes.form.Form.Each;
import org.softstone.outcomes.form.Form.Item;
import org.softstone.outcomes.form.Form.SectionCode;
import org.softstone.outcomes.form.Form.Type;

/** The questions of the form, from pure wording. A change of them needs a new {@code FormVersion}. */
final class FormItems {

    /** Months in: enough time for a change that a patient can name. An assumption. */
    private static final int WEEKS_BETWEEN_GLOBAL_CHANGES = 4;

    private final Wording wording;
    private final AnswerLimits limits;

    FormItems(Wording wording, AnswerLimits limits) {
        this.wording = wording;
        this.limits = limits;
    }

    /** Week 4, 8, 12 and so on. */
    static boolean asksForGlobalChange(Integer week) {
        return week != null && week > 0 && week % WEEKS_BETWEEN_GLOBAL_CHANGES == 0;
    }

    /**
     * What to ask in this week, in order.
     *
     * @param week of the open window, null when none is
     * @param activities whether there are any to rate
     * @param deposits whether there are any
     */
    List<Item> items(Integer week, boolean activities, boolean deposits) {
        return Stream.of(SectionCode.values())
                .filter(section -> switch (section) {
                    case EMERGENCY, PAIN, SYMPTOMS, TEAM -> true;
                    case ACTIVITIES -> activities;
                    case DEPOSITS -> deposits;
                    case OVERALL -> asksForGlobalChange(week);
                })
                .flatMap(section -> itemsOf(section).stream().map(question -> question.in(section)))
                .toList();
    }

    /** The sections that these items are in. */
    List<Form.Section> sections(List<Item> items) {
        return items.stream()
                .map(Item::section)
                .distinct()
                .map(code -> new Form.Section(code, wording.text("sections." + Wording.codeOf(code))))
                .toList();
    }

    private List<Question> itemsOf(SectionCode section) {
        return switch (section) {
            case EMERGENCY -> List.of(choice("redFlags", Type.CHOICES, RedFlag.values()));
            case PAIN ->
                List.of(
                        scale("pain.average", "pain", 0, 10).required(),
                        scale("pain.worst", "pain", 0, 10),
                        scale("pain.now", "pain", 0, 10));
            case ACTIVITIES -> List.of(scale("activities", "activities", 0, 10).forEach(Each.ACTIVITY));
            case DEPOSITS ->
                List.of(
                        scale("deposits.firmness", "deposits.firmness", 1, 5).forEach(Each.DEPOSIT),
                        scale("deposits.tenderness", "deposits.tenderness", 0, 10)
                                .forEach(Each.DEPOSIT),
                        choice("deposits.skin", Type.CHOICE, Skin.values()).forEach(Each.DEPOSIT),
                        question("deposits.spreadingRedness", Type.YES_NO).forEach(Each.DEPOSIT));
            case SYMPTOMS ->
                List.of(
                        choice("symptoms", Type.CHOICES, Symptom.values()),
                        scale("symptoms.severity", "symptoms.severity", 0, 4)
                                .forEach(Each.SYMPTOM)
                                .required(),
                        scale("symptoms.interference", "symptoms.interference", 0, 4)
                                .forEach(Each.SYMPTOM),
                        question("temperatureCelsius", Type.NUMBER)
                                .between(limits.lowestTemperatureCelsius(), limits.highestTemperatureCelsius())
                                .measured(AnswerLimits.TEMPERATURE_DECIMALS, "°C"));
            case OVERALL -> List.of(scale("globalChange", "globalChange", 1, 7));
            case TEAM ->
                List.of(
                        choice("wantsContact", Type.CHOICE, WantsContact.values()),
                        question("note", Type.TEXT).ofAtMost(limits.noteLength()));
        };
    }

    private Question question(String name, Type type) {
        return new Question(name, wording.text(name), type);
    }

    private Question scale(String name, String labels, int minimum, int maximum) {
        return question(name, Type.SCALE).between(minimum, maximum).labelled(wording.labels(labels, minimum, maximum));
    }

    private Question choice(String name, Type type, Enum<?>[] constants) {
        return question(name, type).among(wording.choices(name, constants));
    }
}
