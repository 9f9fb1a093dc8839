package org.softstone.outcomes.pause;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.database.Sql;
import org.softstone.database.StoredJson;
import org.softstone.outcomes.version.Versions;

/** Each patient's pauses. */
@Singleton
public class Pauses extends Versions<PauseList> {

    private final Sql sql;

    Pauses(Sql sql) {
        super(
                sql,
                Columns.ofList("pause_list", "pauses"),
                PauseList.NONE,
                row -> new PauseList(row.jsonList("pauses", Pause.class)),
                list -> StoredJson.write(list.pauses()));
        this.sql = sql;
    }

    /** The current pauses of several patients, each in their own time zone. */
    public record OfPatients(Map<UUID, InZone> byPatient) {

        private record InZone(PauseList list, ZoneId zone) {}

        /** See {@link PauseList#cover}. */
        public boolean cover(UUID patientId, Instant dueAt, Instant closesAt) {
            InZone pauses = byPatient.get(patientId);
            return pauses != null && pauses.list().cover(dueAt, closesAt, pauses.zone());
        }
    }

    /** One statement, however many are asked for. */
    public OfPatients of(Collection<UUID> patientIds) {
        if (patientIds.isEmpty()) {
            return new OfPatients(Map.of());
        }
        return new OfPatients(sql
                .list(
                        """
                        SELECT newest.*, p.zone
                        FROM unnest(?::uuid[]) AS asked (patient_id)
                        JOIN patient_profile p USING (patient_id)
                        JOIN LATERAL (
                            SELECT * FROM pause_list l WHERE l.patient_id = asked.patient_id
                            ORDER BY l.version DESC LIMIT 1) newest ON newest.pauses <> '[]'""",
                        row -> Map.entry(
                                row.uuid("patient_id"),
                                new OfPatients.InZone(
                                        new PauseList(row.jsonList("pauses", Pause.class)),
                                        ZoneId.of(row.text("zone")))),
                        Set.copyOf(patientIds))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** How an id was defined first, whatever became of the pause. */
    Optional<Pause> firstOf(UUID patientId, UUID pauseId) {
        return sql.first("""
                SELECT pause FROM pause_list, jsonb_array_elements(pauses) AS pause
                WHERE patient_id = ? AND (pause ->> 'pauseId')::uuid = ? ORDER BY version LIMIT 1""", row -> row.json("pause", Pause.class), patientId, pauseId);
    }

    /** Who defined a pause first, and when. */
    record Origin(String by, Instant at) {}

    /** Of all pauses that this patient ever had, by id. */
    Map<UUID, Origin> origins(UUID patientId) {
        return sql
                .list(
                        """
                        SELECT DISTINCT ON (id) (pause ->> 'pauseId')::uuid AS id, defined_by, defined_at
                        FROM pause_list, jsonb_array_elements(pauses) AS pause
                        WHERE patient_id = ? ORDER BY id, version""",
                        row -> Map.entry(row.uuid("id"), new Origin(row.text("defined_by"), row.instant("defined_at"))),
                        patientId)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
