package org.softstone.infusions.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Converter;
import org.softstone.infusions.stored.WordColumn;

/**
 * Which salt the grams of an order are grams of. The same number of grams is about 1.6 times as much thiosulfate and sodium
 * when it is anhydrous, so an order is not complete without it.
 */
public enum Salt {
    @JsonProperty("pentahydrate")
    PENTAHYDRATE,
    @JsonProperty("anhydrous")
    ANHYDROUS;

    @Converter(autoApply = true)
    static class Column extends WordColumn<Salt> {
        Column() {
            super(Salt.class);
        }
    }
}
