package org.softstone.outcomes.form;

import java.util.List;
import java.util.stream.Stream;
import org.softstone.http.FreeText;
import org.softstone.outcomes.form.Form.Each;
import org.softstone.outcomes.form.Form.Item;
import org.softstone.outcomes.form.Form.Type;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Question;
import org.softstone.outcomes.instrument.Question.Need;
import org.softstone.outcomes.instrument.Section;

/** The questions of the instrument in the words of one language. */
final class FormItems {

    /** Months in: enough time for a change that a patient can name. An assumption. */
    private static final int WEEKS_BETWEEN_GLOBAL_CHANGES = 4;

    private final FormWording wording;
    private final AnswerLimits limits;

    FormItems(FormWording wording, AnswerLimits limits) {
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
        return Stream.of(Section.values())
                .filter(section -> switch (section) {
                    case EMERGENCY, PAIN, SYMPTOMS, TEAM -> true;
                    case ACTIVITIES -> activities;
                    case DEPOSITS -> deposits;
                    case OVERALL -> asksForGlobalChange(week);
                })
                .flatMap(section -> Stream.concat(
                        Stream.of(ItemList.values())
                                .filter(list -> list.section() == section)
                                .flatMap(this::chosen),
                        Stream.of(Question.values())
                                .filter(question -> question.section() == section)
                                .map(this::item)))
                .toList();
    }

    /** The sections that these items are in. */
    List<Form.Section> sections(List<Item> items) {
        return items.stream()
                .map(Item::section)
                .distinct()
                .map(code -> new Form.Section(code, wording.ofSection(code)))
                .toList();
    }

    /** Which entries to ask about, where each patient may choose among the same. */
    private Stream<Item> chosen(ItemList list) {
        return list.keyKind() instanceof Kind.Choice choice
                ? Stream.of(item(list.id(), list.section(), null, list.id(), choice, false))
                : Stream.empty();
    }

    private Item item(Question question) {
        Each each = switch (question.list()) {
            case null -> null;
            case ACTIVITIES -> Each.ACTIVITY;
            case DEPOSITS -> Each.DEPOSIT;
            case SYMPTOMS -> Each.SYMPTOM;
        };
        return item(
                question.formName(),
                question.section(),
                each,
                question.declinedAs(),
                question.kind(),
                question.need() == Need.REQUIRED);
    }

    private Item item(String name, Section section, Each each, String declinedAs, Kind.Answer kind, boolean required) {
        Kind.Score score = kind instanceof Kind.Score itself ? itself : null;
        Kind.Measured measured = kind instanceof Kind.Measured itself ? itself : null;
        CodeList codes = kind instanceof Kind.Choice choice ? choice.codes() : null;
        Integer length = kind instanceof Kind.Note note ? note.mostCharacters().applyAsInt(limits) : null;
        return new Item(
                name,
                section,
                each,
                declinedAs,
                wording.text(name),
                typeOf(kind),
                required,
                score != null
                        ? (Number) score.lowest()
                        : measured != null ? measured.lowest().apply(limits) : null,
                score != null
                        ? (Number) score.highest()
                        : measured != null ? measured.highest().apply(limits) : null,
                measured == null ? null : measured.decimals(),
                measured == null ? null : measured.unit(),
                score == null ? null : wording.labels(score),
                codes == null ? null : wording.choices(codes),
                length,
                length == null ? null : FreeText.mostBytes(length));
    }

    private static Type typeOf(Kind.Answer kind) {
        return switch (kind) {
            case Kind.Score _ -> Type.SCALE;
            case Kind.Measured _ -> Type.NUMBER;
            case Kind.Choice choice -> choice.several() ? Type.CHOICES : Type.CHOICE;
            case Kind.YesNo _ -> Type.YES_NO;
            case Kind.Note _ -> Type.TEXT;
        };
    }
}
