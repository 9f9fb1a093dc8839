package org.softstone.outcomes.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.softstone.database.Sql;

/** Reads what bounds the times that a patient's phone may tell. */
@ApplicationScoped
public class Possibilities {

    private final Sql sql;

    Possibilities(Sql sql) {
        this.sql = sql;
    }

    /** @param windowIds as named, of whomever */
    public Possible of(UUID patientId, Collection<UUID> windowIds) {
        Instant enrolledAt = sql.list(
                        "SELECT min(enrolled_at) AS enrolled_at FROM course WHERE patient_id = ?",
                        row -> new Possible(row.instant("enrolled_at"), Map.of()),
                        patientId)
                .getFirst()
                .enrolledAt();
        Map<UUID, Instant> openings = new HashMap<>();
        if (!windowIds.isEmpty()) {
            sql.list(
                            "SELECT window_id, opens_at FROM report_window WHERE patient_id = ? AND window_id = ANY (?)",
                            row -> Map.entry(row.uuid("window_id"), row.instant("opens_at")),
                            patientId,
                            windowIds)
                    .forEach(opening -> openings.put(opening.getKey(), opening.getValue()));
        }
        return new Possible(enrolledAt, openings);
    }
}
