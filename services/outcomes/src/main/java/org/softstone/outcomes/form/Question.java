package org.softstone.outcomes.form;

import java.util.List;
import org.softstone.http.FreeText;
import org.softstone.outcomes.form.Form.Choice;
import org.softstone.outcomes.form.Form.Each;
import org.softstone.outcomes.form.Form.Item;
import org.softstone.outcomes.form.Form.Label;
import org.softstone.outcomes.form.Form.SectionCode;
import org.softstone.outcomes.form.Form.Type;

/** An {@link Item} in the making. */
final class Question {

    private final String name;
    private final String text;
    private final Type type;
    private Each each;
    private boolean required;
    private Number minimum;
    private Number maximum;
    private Integer decimals;
    private String unit;
    private List<Label> labels;
    private List<Choice> options;
    private Integer maximumLength;

    Question(String name, String text, Type type) {
        this.name = name;
        this.text = text;
        this.type = type;
    }

    Question required() {
        required = true;
        return this;
    }

    Question forEach(Each entry) {
        each = entry;
        return this;
    }

    Question between(Number lowest, Number highest) {
        minimum = lowest;
        maximum = highest;
        return this;
    }

    Question labelled(List<Label> words) {
        labels = words;
        return this;
    }

    Question measured(int atMostDecimals, String inUnit) {
        decimals = atMostDecimals;
        unit = inUnit;
        return this;
    }

    Question among(List<Choice> choices) {
        options = choices;
        return this;
    }

    Question ofAtMost(int characters) {
        maximumLength = characters;
        return this;
    }

    Item in(SectionCode section) {
        return new Item(
                name,
                section,
                each,
                declinedAs(),
                text,
                type,
                required,
                minimum,
                maximum,
                decimals,
                unit,
                labels,
                options,
                maximumLength,
                maximumLength == null ? null : FreeText.mostBytes(maximumLength));
    }

    /** As a report names it; the parts of one entry are declined together. */
    private String declinedAs() {
        return switch (each) {
            case null -> name;
            case ACTIVITY -> "activities.{activityId}";
            case DEPOSIT -> "deposits.{depositId}";
            case SYMPTOM -> "symptoms.{symptom}";
        };
    }
}
