package org.softstone.infusions.course;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import java.util.Locale;

/** How this feature's types are stored: as the words and numbers that the API uses. */
final class Columns {

    private Columns() {}

    @Converter(autoApply = true)
    static class StateColumn implements AttributeConverter<CourseState, String> {
        @Override
        public String convertToDatabaseColumn(CourseState state) {
            return word(state);
        }

        @Override
        public CourseState convertToEntityAttribute(String stored) {
            return constant(CourseState.class, stored);
        }
    }

    @Converter(autoApply = true)
    static class GivenByColumn implements AttributeConverter<Consent.GivenBy, String> {
        @Override
        public String convertToDatabaseColumn(Consent.GivenBy givenBy) {
            return word(givenBy);
        }

        @Override
        public Consent.GivenBy convertToEntityAttribute(String stored) {
            return constant(Consent.GivenBy.class, stored);
        }
    }

    @Converter(autoApply = true)
    static class SaltColumn implements AttributeConverter<Salt, String> {
        @Override
        public String convertToDatabaseColumn(Salt salt) {
            return word(salt);
        }

        @Override
        public Salt convertToEntityAttribute(String stored) {
            return constant(Salt.class, stored);
        }
    }

    @Converter(autoApply = true)
    static class GramsColumn implements AttributeConverter<Grams, BigDecimal> {
        @Override
        public BigDecimal convertToDatabaseColumn(Grams grams) {
            return grams == null ? null : grams.value();
        }

        @Override
        public Grams convertToEntityAttribute(BigDecimal stored) {
            return stored == null ? null : new Grams(stored);
        }
    }

    @Converter(autoApply = true)
    static class ConcentrationColumn implements AttributeConverter<Concentration, BigDecimal> {
        @Override
        public BigDecimal convertToDatabaseColumn(Concentration concentration) {
            return concentration == null ? null : concentration.milligramsPerMillilitre();
        }

        @Override
        public Concentration convertToEntityAttribute(BigDecimal stored) {
            return stored == null ? null : new Concentration(stored);
        }
    }

    private static String word(Enum<?> constant) {
        return constant == null
                ? null
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return word == null
                ? null
                : Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
