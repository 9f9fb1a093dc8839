package org.softstone.outcomes.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.softstone.outcomes.answer.AnswerLimits;

class FormItemsTest {

    private final FormItems items =
            new FormItems(ResourceBundle.getBundle("form/wording", Locale.ENGLISH), new AnswerLimits() {
                @Override
                public BigDecimal lowestTemperatureCelsius() {
                    return new BigDecimal("30.0");
                }

                @Override
                public BigDecimal highestTemperatureCelsius() {
                    return new BigDecimal("45.0");
                }

                @Override
                public int noteLength() {
                    return 2000;
                }
            });

    @Test
    void global_change_is_asked_for_every_fourth_week_and_not_at_baseline() {
        assertThat(IntStream.rangeClosed(0, 12)
                        .filter(FormItems::asksForGlobalChange)
                        .boxed())
                .containsExactly(4, 8, 12);
        assertThat(FormItems.asksForGlobalChange(null)).isFalse();
    }

    @Test
    void only_average_pain_is_required() {
        assertThat(items.items(4).stream().filter(Form.Item::required).map(Form.Item::name))
                .containsExactly("pain.average");
    }

    @Test
    void every_item_has_words() {
        assertThat(items.items(4)).allSatisfy(item -> assertThat(item.text()).isNotBlank());
        assertThat(items.items(3)).hasSize(items.items(4).size() - 1);
    }

    @Test
    void the_emergency_wording_is_the_one_that_was_agreed() {
        assertThat(items.emergency())
                .isEqualTo("This app is not for emergencies and nobody reads it continuously. If you have trouble"
                        + " breathing, chest pain, swelling of the face or throat, fainting, or sudden loss of vision,"
                        + " call your local emergency number now.");
        assertThat(items.redFlags())
                .extracting(Form.Choice::code)
                .containsExactly(
                        "breathing", "chest-pain", "face-swelling", "fainting", "sudden-visual-loss", "confusion");
    }
}
