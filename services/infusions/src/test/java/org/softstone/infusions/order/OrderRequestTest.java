package org.softstone.infusions.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderRequestTest {

    @Test
    void an_order_of_the_founding_case_series_is_accepted() {
        Prescription prescription = order("250", "12.5", "25", null).checked();

        assertThat(prescription.startDose()).isEqualTo(new Grams(new BigDecimal("12.5")));
        assertThat(prescription.infusionMinutes()).isEqualTo(60);
    }

    @Test
    void the_start_may_be_the_ceiling() {
        assertThat(order("125.000", "12.50000", "12.500", 30).checked().ceiling())
                .isEqualTo(new Grams(new BigDecimal("12.5")));
    }

    @ParameterizedTest
    @MethodSource("unacceptable")
    void what_cannot_be_an_order_is_refused_with_a_pointer(OrderRequest request, String pointer) {
        assertThatThrownBy(request::checked)
                .asInstanceOf(type(HttpProblem.class))
                .extracting(problem -> problem.getParameters().get("errors"), LIST)
                .extracting("pointer")
                .containsExactly(pointer);
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                Arguments.of(order("0", "12.5", "25", 60), "/concentrationMgPerMl"),
                Arguments.of(order("250", "-1", "25", 60), "/startDoseGrams"),
                Arguments.of(order("250", "12.5001", "25", 60), "/startDoseGrams"),
                Arguments.of(order("250", "25.001", "25", 60), "/startDoseGrams"),
                Arguments.of(order("250", "12.5", "1E+9", 60), "/ceilingGrams"),
                Arguments.of(order("250", "12.5", null, 60), "/ceilingGrams"),
                Arguments.of(order("250", "12.5", "25", 0), "/infusionMinutes"),
                Arguments.of(order("250", "12.5", "25", 721), "/infusionMinutes"),
                Arguments.of(new OrderRequest(null, " ", Salt.ANHYDROUS, one(), one(), one(), null), "/product"),
                Arguments.of(new OrderRequest(null, "P", null, one(), one(), one(), null), "/salt"));
    }

    private static OrderRequest order(String concentration, String start, String ceiling, Integer minutes) {
        return new OrderRequest(
                null,
                "Sodium thiosulfate",
                Salt.PENTAHYDRATE,
                new BigDecimal(concentration),
                new BigDecimal(start),
                ceiling == null ? null : new BigDecimal(ceiling),
                minutes);
    }

    private static BigDecimal one() {
        return BigDecimal.ONE;
    }
}
