package org.softstone.outcomes.deposit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.database.Sql;

/** Lists of deposits, all versions of them. */
@ApplicationScoped
public class Deposits {

    private static final ObjectMapper STORED = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new ParameterNamesModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Sql sql;

    Deposits(Sql sql) {
        this.sql = sql;
    }

    public DepositList current(UUID patientId) {
        return sql.first(
                        """
                        SELECT version, deposits FROM deposit_list WHERE patient_id = ?
                        ORDER BY version DESC LIMIT 1""",
                        row -> new DepositList(patientId, row.number("version"), read(row.text("deposits"))),
                        patientId)
                .orElseGet(() -> DepositList.none(patientId));
    }

    /** Everything that was ever on her list, as it was described last. */
    public List<Deposit> everOnTheList(UUID patientId) {
        return sql.list("""
                        SELECT DISTINCT ON (entry ->> 'depositId') jsonb_build_array(entry) AS deposits
                        FROM deposit_list, jsonb_array_elements(deposits) AS entry
                        WHERE patient_id = ? ORDER BY entry ->> 'depositId', version DESC""", row -> read(row.text("deposits")), patientId).stream()
                .flatMap(List::stream)
                .toList();
    }

    Set<UUID> everHad(UUID patientId) {
        return Set.copyOf(sql.list(
                "SELECT deposit_id FROM deposit WHERE patient_id = ?", row -> row.uuid("deposit_id"), patientId));
    }

    void add(DepositList list, String definedBy, Instant now) {
        sql.change("""
                INSERT INTO deposit_list (patient_id, version, deposits, defined_by, defined_at)
                VALUES (?, ?, ?::jsonb, ?, ?)""", list.patientId(), list.version(), write(list.deposits()), definedBy, now);
        sql.change("""
                INSERT INTO deposit (deposit_id, patient_id) SELECT id, ? FROM unnest(?::uuid[]) AS new (id)
                ON CONFLICT (deposit_id) DO NOTHING""", list.patientId(), list.ids());
    }

    private static String write(List<Deposit> deposits) {
        try {
            return STORED.writeValueAsString(deposits);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Deposit> read(String json) {
        try {
            return STORED.readValue(json, new TypeReference<List<Deposit>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
