package org.softstone.outcomes.answer;

import org.softstone.outcomes.instrument.ItemList;

/** Which entries a report may name. */
public interface Items {

    /** @param key as a report names an entry of the list, ids in lower case */
    boolean has(ItemList list, String key);
}
