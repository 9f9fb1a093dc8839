package org.softstone.outcomes.answer;

import java.util.HashSet;
import java.util.Set;
import org.softstone.outcomes.instrument.ItemList;

/** Remembers which of a patient's items a report names, and takes them for theirs. */
final class NamedItems implements Items {

    private record Item(ItemList list, String key) {}

    private final Set<Item> named = new HashSet<>();

    @Override
    public boolean has(ItemList list, String key) {
        return switch (list) {
            case ACTIVITIES, DEPOSITS -> {
                named.add(new Item(list, key));
                yield true;
            }
            case SYMPTOMS -> list.codes().orElseThrow().codes().contains(key);
        };
    }

    boolean areAll(Items known) {
        return named.stream().allMatch(item -> known.has(item.list(), item.key()));
    }
}
