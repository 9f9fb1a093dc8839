package org.softstone.infusions.stored;

import jakarta.persistence.AttributeConverter;
import org.softstone.database.Code;

/** Stores the constants of an enum as the words that the API uses: {@code NO_SHOW} as {@code no-show}. */
public abstract class WordColumn<E extends Enum<E>> implements AttributeConverter<E, String> {

    private final Class<E> type;

    protected WordColumn(Class<E> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(E constant) {
        return constant == null ? null : Code.of(constant);
    }

    @Override
    public E convertToEntityAttribute(String stored) {
        return stored == null ? null : Code.in(type, stored);
    }
}
