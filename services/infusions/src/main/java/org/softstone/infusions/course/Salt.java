package org.softstone.infusions.course;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which salt the grams of an order are grams of. The same number of grams is about 1.6 times as much thiosulfate and sodium
 * when it is anhydrous, so an order is not complete without it.
 */
enum Salt {
    @JsonProperty("pentahydrate")
    PENTAHYDRATE,
    @JsonProperty("anhydrous")
    ANHYDROUS
}
