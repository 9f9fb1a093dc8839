package org.softstone.outcomes.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.database.Sql;

/** Lists of activities, all versions of them. */
@ApplicationScoped
public class Activities {

    private static final ObjectMapper STORED =
            JsonMapper.builder().addModule(new ParameterNamesModule()).build();

    private final Sql sql;

    Activities(Sql sql) {
        this.sql = sql;
    }

    public ActivityList current(UUID patientId) {
        return sql.first(
                        """
                        SELECT version, activities FROM activity_list WHERE patient_id = ?
                        ORDER BY version DESC LIMIT 1""",
                        row -> new ActivityList(patientId, row.number("version"), read(row.text("activities"))),
                        patientId)
                .orElseGet(() -> ActivityList.none(patientId));
    }

    /** Everything that was ever on her list, as it was worded last. */
    public List<Activity> everOnTheList(UUID patientId) {
        return sql.list("""
                        SELECT DISTINCT ON (entry ->> 'activityId') jsonb_build_array(entry) AS activities
                        FROM activity_list, jsonb_array_elements(activities) AS entry
                        WHERE patient_id = ? ORDER BY entry ->> 'activityId', version DESC""", row -> read(row.text("activities")), patientId).stream()
                .flatMap(List::stream)
                .toList();
    }

    Set<UUID> everHad(UUID patientId) {
        return Set.copyOf(sql.list(
                "SELECT activity_id FROM activity WHERE patient_id = ?", row -> row.uuid("activity_id"), patientId));
    }

    void add(ActivityList list, String definedBy, Instant now) {
        sql.change("""
                INSERT INTO activity_list (patient_id, version, activities, defined_by, defined_at)
                VALUES (?, ?, ?::jsonb, ?, ?)""", list.patientId(), list.version(), write(list.activities()), definedBy, now);
        sql.change("""
                INSERT INTO activity (activity_id, patient_id) SELECT id, ? FROM unnest(?::uuid[]) AS new (id)
                ON CONFLICT (activity_id) DO NOTHING""", list.patientId(), list.ids());
    }

    private static String write(List<Activity> activities) {
        try {
            return STORED.writeValueAsString(activities);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Activity> read(String json) {
        try {
            return STORED.readValue(json, new TypeReference<List<Activity>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
