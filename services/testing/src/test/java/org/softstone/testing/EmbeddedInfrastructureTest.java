package org.softstone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.CourseEnrolled;
import org.softstone.contracts.CourseStarted;
import org.softstone.contracts.Topic;

class EmbeddedInfrastructureTest {

    @Test
    void postgres_is_version_18_and_keeps_its_data_over_a_restart() throws SQLException {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.startInTemporaryFolder()) {
            Database database = server.database("kept");
            execute(database, "CREATE TABLE kept (value int)");
            execute(database, "INSERT INTO kept VALUES (42)");

            server.stop();
            server.start();

            assertThat(read(database, "SELECT value FROM kept")).isEqualTo("42");
            assertThat(read(database, "SHOW server_version")).startsWith("18.");
        }
    }

    @Test
    void kafka_keeps_the_order_of_a_key_over_a_restart() {
        UUID patient = UUID.randomUUID();
        UUID course = UUID.randomUUID();
        Instant at = Instant.parse("2026-03-02T18:00:00Z");
        try (EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.startInTemporaryFolder();
                TestEvents events = new TestEvents(broker.bootstrapServers())) {
            events.publish(new CourseEnrolled(patient, course, ZoneId.of("Europe/Berlin"), at));

            broker.stop();
            broker.start();
            events.publish(new CourseStarted(patient, course, at));

            assertThat(events.eventsOf(Topic.COURSES, patient))
                    .containsExactly(
                            new CourseEnrolled(patient, course, ZoneId.of("Europe/Berlin"), at),
                            new CourseStarted(patient, course, at));
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
