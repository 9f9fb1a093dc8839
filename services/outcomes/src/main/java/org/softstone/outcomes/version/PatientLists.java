package org.softstone.outcomes.version;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.database.Sql;
import org.softstone.database.StoredJson;

/**
 * What patients are asked about: lists in versions whose entries have ids. Every entry that was ever on a list is kept in a table
 * of its own, because reports that were filed offline may answer for replaced ones.
 */
public class PatientLists<E> extends Versions<List<E>> {

    /** @param entries the table of all entries, with columns {@code entryId} and {@code patient_id} */
    public record Names(String lists, String value, String entries, String entryId, String jsonId) {}

    private final Sql sql;
    private final Names names;
    private final Class<E> type;
    private final Function<E, UUID> id;

    protected PatientLists(Sql sql, Names names, Class<E> type, Function<E, UUID> id) {
        super(
                sql,
                Columns.ofList(names.lists(), names.value()),
                List.of(),
                row -> row.jsonList(names.value(), type),
                StoredJson::write);
        this.sql = sql;
        this.names = names;
        this.type = type;
        this.id = id;
    }

    /** Everything that was ever on the patient's list, as it was described last. */
    public List<E> everOnTheList(UUID patientId) {
        return sql.list(
                """
                SELECT DISTINCT ON (entry ->> '%3$s') entry FROM %1$s, jsonb_array_elements(%2$s) AS entry
                WHERE patient_id = ? ORDER BY entry ->> '%3$s', version DESC""".formatted(names.lists(), names.value(), names.jsonId()), row -> row.json("entry", type), patientId);
    }

    /** Ids of everything that was ever on the patient's list. */
    public Set<UUID> everHad(UUID patientId) {
        return Set.copyOf(sql.list(
                "SELECT %s AS id FROM %s WHERE patient_id = ?".formatted(names.entryId(), names.entries()),
                row -> row.uuid("id"),
                patientId));
    }

    @Override
    public void add(Versioned<List<E>> next) {
        super.add(next);
        sql.change(
                """
                INSERT INTO %1$s (%2$s, patient_id) SELECT id, ? FROM unnest(?::uuid[]) AS new (id)
                ON CONFLICT (%2$s) DO NOTHING""".formatted(names.entries(), names.entryId()),
                next.owner(),
                next.value().stream().map(id).toList());
    }
}
