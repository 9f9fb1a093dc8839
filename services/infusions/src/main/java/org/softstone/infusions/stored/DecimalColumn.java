package org.softstone.infusions.stored;

import jakarta.persistence.AttributeConverter;
import java.math.BigDecimal;
import java.util.function.Function;

/** Stores a quantity as its number. */
public abstract class DecimalColumn<T> implements AttributeConverter<T, BigDecimal> {

    private final Function<T, BigDecimal> number;
    private final Function<BigDecimal, T> quantity;

    protected DecimalColumn(Function<T, BigDecimal> number, Function<BigDecimal, T> quantity) {
        this.number = number;
        this.quantity = quantity;
    }

    @Override
    public BigDecimal convertToDatabaseColumn(T value) {
        return value == null ? null : number.apply(value);
    }

    @Override
    public T convertToEntityAttribute(BigDecimal stored) {
        return stored == null ? null : quantity.apply(stored);
    }
}
