package org.softstone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.softstone.testing.EmbeddedPostgresServer;

class SqlTest {

    private static final UUID ONE = UUID.fromString("0199aaaa-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("0199aaaa-0000-7000-8000-000000000002");

    private static Sql sql;

    private record Entry(UUID id, Instant at) {}

    @BeforeAll
    static void connect() {
        sql = new Sql(EmbeddedPostgresServer.sharedDatabase("sql").dataSource());
    }

    @Test
    void plain_values_and_times_come_back_as_they_went() {
        Instant at = Instant.parse("2026-03-29T01:30:00.123456Z");

        String seen = sql.first(
                        "SELECT ? AS id, ? AS at, ? AS text, ? AS number, ? AS flag",
                        row -> "%s %s %s %d %s"
                                .formatted(
                                        row.uuid("id"),
                                        row.instant("at"),
                                        row.text("text"),
                                        row.integer("number"),
                                        row.flag("flag")),
                        ONE,
                        at,
                        "text",
                        4,
                        true)
                .orElseThrow();

        assertThat(seen).isEqualTo(ONE + " " + at + " text 4 true");
    }

    @Test
    void arrays_are_typed_by_their_elements_also_when_they_are_empty() {
        List<String> types = sql.first(
                        "SELECT ARRAY [pg_typeof(?)::text, pg_typeof(?)::text, pg_typeof(?)::text, pg_typeof(?)::text,"
                                + " pg_typeof(?)::text, pg_typeof(?)::text] AS types",
                        row -> row.texts("types"),
                        Set.of(),
                        new UUID[0],
                        new String[0],
                        new Integer[0],
                        new Long[0],
                        new Instant[0])
                .orElseThrow();

        assertThat(types)
                .containsExactly("uuid[]", "uuid[]", "text[]", "integer[]", "bigint[]", "timestamp with time zone[]");
    }

    @Test
    void an_array_comes_back_in_its_order_and_an_absent_one_as_an_empty_list() {
        assertThat(sql.first("SELECT ? AS ids", row -> row.uuidList("ids"), List.of(TWO, ONE)))
                .contains(List.of(TWO, ONE));
        assertThat(sql.first("SELECT NULL::uuid[] AS ids", row -> row.uuidList("ids")))
                .contains(List.of());
        assertThat(sql.first("SELECT unnest(?)", row -> row.text(1), (Object) new Instant[] {Instant.EPOCH}))
                .isPresent();
    }

    @Test
    void absent_values_are_null() {
        sql.first(
                        "SELECT NULL::uuid AS id, NULL::timestamptz AS at, ?::int AS number, NULL::jsonb AS json",
                        row -> {
                            assertThat(row.uuid("id")).isNull();
                            assertThat(row.instant("at")).isNull();
                            assertThat(row.integer("number")).isNull();
                            assertThat(row.json("json", Entry.class)).isNull();
                            return true;
                        },
                        (Object) null)
                .orElseThrow();
    }

    @Test
    void stored_json_is_read_into_what_was_written() {
        Entry entry = new Entry(ONE, Instant.parse("2026-01-02T03:04:05.000006Z"));

        assertThat(sql.first(
                        "SELECT ?::jsonb AS entry", row -> row.json("entry", Entry.class), StoredJson.write(entry)))
                .contains(entry);
        assertThat(sql.first(
                        "SELECT ?::jsonb AS entries",
                        row -> row.jsonList("entries", Entry.class),
                        StoredJson.write(List.of(entry))))
                .contains(List.of(entry));
    }

    @Test
    void stored_numbers_keep_their_spelling() {
        String stored = sql.first(
                        "SELECT ?::jsonb AS json",
                        row -> StoredJson.write(row.json("json", JsonNode.class)),
                        "{\"a\": 40.0}")
                .orElseThrow();

        assertThat(stored).isEqualTo("{\"a\":40.0}");
    }

    @Test
    void a_batch_changes_once_per_row() {
        sql.change("CREATE TABLE counted (id uuid PRIMARY KEY, n int)");
        sql.changeEach("INSERT INTO counted VALUES (?, ?)", List.of(new Object[] {ONE, 1}, new Object[] {TWO, 2}));
        sql.changeEach("INSERT INTO counted VALUES (?, ?)", List.of());

        assertThat(sql.list("SELECT n FROM counted ORDER BY n", row -> row.integer("n")))
                .containsExactly(1, 2);
        assertThat(sql.change("DELETE FROM counted WHERE n > ?", 1)).isEqualTo(1);
    }

    @Test
    void a_statement_that_fails_says_so_with_its_cause() {
        assertThatThrownBy(() -> sql.change("INSERT INTO nowhere VALUES (1)"))
                .isInstanceOf(DatabaseFailed.class)
                .satisfies(failure -> assertThat(Failures.describe(failure)).contains("sqlState=42P01"));
    }

    @Test
    void a_number_of_a_lock_depends_on_its_space_and_its_key() {
        List<Long> numbers = Stream.of(LockSpace.values())
                .flatMap(space -> Stream.of(space.number(ONE), space.number(TWO)))
                .toList();

        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(LockSpace.CHANGING.number(ONE))
                .isEqualTo(LockSpace.CHANGING.number(UUID.fromString(ONE.toString())));
    }
}
