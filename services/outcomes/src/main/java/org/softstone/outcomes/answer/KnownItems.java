package org.softstone.outcomes.answer;

import java.util.Set;
import java.util.UUID;
import org.softstone.outcomes.instrument.ItemList;

/** Everything that was ever on this patient's lists: a report filed offline may rate an item that was replaced since. */
public record KnownItems(Set<UUID> activities, Set<UUID> deposits) implements Items {

    @Override
    public boolean has(ItemList list, String key) {
        return switch (list) {
            case ACTIVITIES -> WireText.uuid(key).filter(activities::contains).isPresent();
            case DEPOSITS -> WireText.uuid(key).filter(deposits::contains).isPresent();
            case SYMPTOMS -> list.codes().orElseThrow().codes().contains(key);
        };
    }
}
