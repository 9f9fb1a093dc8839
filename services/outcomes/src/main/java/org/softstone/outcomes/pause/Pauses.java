package org.softstone.outcomes.pause;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.softstone.database.Row;
import org.softstone.database.Sql;

/** Lists of pauses, all versions of them. */
@ApplicationScoped
public class Pauses {

    private static final ObjectMapper STORED = JsonMapper.builder()
            .addModule(new ParameterNamesModule())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Sql sql;

    Pauses(Sql sql) {
        this.sql = sql;
    }

    public PauseList current(UUID patientId) {
        return sql.first(
                        "SELECT * FROM pause_list WHERE patient_id = ? ORDER BY version DESC LIMIT 1",
                        Pauses::list,
                        patientId)
                .orElseGet(() -> PauseList.none(patientId));
    }

    /** The pauses of one patient, and the zone in which their days are reckoned. */
    public record InZone(PauseList list, ZoneId zone) {

        /** See {@link PauseList#cover}. */
        public boolean cover(Instant dueAt, Instant closesAt) {
            return list.cover(dueAt, closesAt, zone);
        }
    }

    /** By patient, those who have any: one statement, however many are asked for. */
    public Map<UUID, InZone> current(Collection<UUID> patientIds) {
        if (patientIds.isEmpty()) {
            return Map.of();
        }
        return sql.list("""
                        SELECT newest.*, p.zone
                        FROM unnest(?::uuid[]) AS asked (patient_id)
                        JOIN patient_profile p USING (patient_id)
                        JOIN LATERAL (
                            SELECT * FROM pause_list l WHERE l.patient_id = asked.patient_id
                            ORDER BY l.version DESC LIMIT 1) newest ON newest.pauses <> '[]'""", row -> new InZone(list(row), ZoneId.of(row.text("zone"))), Set.copyOf(patientIds)).stream()
                .collect(Collectors.toMap(pauses -> pauses.list().patientId(), pauses -> pauses));
    }

    /** What an id was first used for, whatever became of it. */
    Optional<Pause> firstTold(UUID patientId, UUID pauseId) {
        return sql.first("""
                SELECT jsonb_build_array(pause) AS pauses FROM pause_list, jsonb_array_elements(pauses) AS pause
                WHERE patient_id = ? AND (pause ->> 'pauseId')::uuid = ? ORDER BY version LIMIT 1""", row -> read(row.text("pauses")).getFirst(), patientId, pauseId);
    }

    /** Who told a pause first, and when. */
    record Told(String by, Instant at) {}

    /** Of all pauses that this patient ever had, by id. */
    Map<UUID, Told> told(UUID patientId) {
        return sql
                .list(
                        """
                        SELECT DISTINCT ON (id) (pause ->> 'pauseId')::uuid AS id, defined_by, defined_at
                        FROM pause_list, jsonb_array_elements(pauses) AS pause
                        WHERE patient_id = ? ORDER BY id, version""",
                        row -> Map.entry(row.uuid("id"), new Told(row.text("defined_by"), row.instant("defined_at"))),
                        patientId)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void add(PauseList list, String definedBy, Instant now) {
        sql.change("""
                INSERT INTO pause_list (patient_id, version, pauses, defined_by, defined_at)
                VALUES (?, ?, ?::jsonb, ?, ?)""", list.patientId(), list.version(), write(list.pauses()), definedBy, now);
    }

    private static String write(List<Pause> pauses) {
        try {
            return STORED.writeValueAsString(pauses);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PauseList list(Row row) throws SQLException {
        return new PauseList(row.uuid("patient_id"), row.number("version"), read(row.text("pauses")));
    }

    private static List<Pause> read(String json) {
        try {
            return STORED.readValue(json, new TypeReference<List<Pause>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
