package org.softstone.outcomes.answer;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.softstone.database.Row;
import org.softstone.outcomes.instrument.ItemList;

/** Everything that was ever on this patient's lists: a report filed offline may rate an item that was replaced since. */
public record KnownItems(Set<UUID> activities, Set<UUID> deposits) {

    /** Reads them for the patient whose id is given twice. Entries are only ever added. */
    public static final String QUERY = """
            SELECT ARRAY (SELECT activity_id FROM activity WHERE patient_id = ?) AS activities,
                   ARRAY (SELECT deposit_id FROM deposit WHERE patient_id = ?) AS deposits""";

    public static KnownItems of(Row row) throws SQLException {
        return new KnownItems(row.uuids("activities"), row.uuids("deposits"));
    }

    /** @param key as a report names an entry of the list, ids in lower case */
    boolean has(ItemList list, String key) {
        return switch (list) {
            case ACTIVITIES -> WireText.uuid(key).filter(activities::contains).isPresent();
            case DEPOSITS -> WireText.uuid(key).filter(deposits::contains).isPresent();
            case SYMPTOMS -> list.codes().orElseThrow().codes().contains(key);
        };
    }
}
