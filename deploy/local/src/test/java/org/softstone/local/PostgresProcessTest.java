package org.softstone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.softstone.embedded.ChildProcesses;
import org.softstone.embedded.Ports;
import org.softstone.embedded.PostgresBinaries;

class PostgresProcessTest {

    @TempDir
    private Path folder;

    private ChildProcesses children;
    private PostgresProcess postgres;

    @BeforeEach
    void prepare() {
        children = new ChildProcesses(folder.resolve("processes"));
        postgres = new PostgresProcess(
                children,
                PostgresBinaries.unpackedIn(Path.of("target").toAbsolutePath()),
                folder.resolve("postgres"),
                folder.resolve("postgres.log"),
                Ports.free(),
                false,
                new Credentials(folder.resolve("credentials.properties")));
    }

    @AfterEach
    void stop() {
        postgres.stop();
        children.close();
    }

    @Test
    void committed_data_survive_kill_9_and_a_process_id_file_that_names_somebody_else() throws Exception {
        // Given a committed row, and a server killed in the middle of its work
        postgres.start();
        Database database = postgres.database("outcomes");
        execute(database, "CREATE TABLE kept (value text)", "INSERT INTO kept VALUES ('row')");
        postgres.kill();
        Path pidFile = folder.resolve("postgres").resolve("postmaster.pid");
        Files.writeString(
                pidFile,
                ProcessHandle.current().pid() + Files.readString(pidFile).replaceFirst("\\d+", ""));

        // When
        postgres.start();

        // Then
        try (Connection connection = postgres.database("outcomes").connect();
                ResultSet rows = connection.createStatement().executeQuery("SELECT value FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("row");
        }
    }

    @Test
    void a_service_cannot_enter_the_database_of_another_one() {
        // Given
        postgres.start();
        Database outcomes = postgres.database("outcomes");
        Database infusions = postgres.database("infusions");

        // When
        Throwable refused = Assertions.catchThrowable(
                () -> DriverManager.getConnection(infusions.jdbcUrl(), outcomes.user(), outcomes.password()));

        // Then
        assertThat(refused).isInstanceOf(SQLException.class).hasMessageContaining("permission denied");
    }

    @Test
    void a_service_reads_and_writes_its_tables_and_cannot_change_what_they_are() throws Exception {
        // Given
        postgres.start();
        postgres.serviceDatabase("outcomes");
        execute(postgres.ownerIn("outcomes"), "CREATE TABLE kept (value text)");
        Database service = postgres.serviceIn("outcomes");

        // When
        execute(service, "INSERT INTO kept VALUES ('row')", "UPDATE kept SET value = 'other'", "DELETE FROM kept");

        // Then
        assertRefused(service, "ALTER TABLE kept DISABLE TRIGGER ALL");
        assertRefused(service, "TRUNCATE kept");
        assertRefused(service, "DROP TABLE kept");
        assertRefused(service, "CREATE TABLE another (value text)");
    }

    @Test
    void tables_that_a_service_of_an_earlier_version_owned_go_to_their_owner() throws Exception {
        // Given
        postgres.start();
        Database service = postgres.database("outcomes");
        execute(service, "CREATE TABLE kept (value text)", "INSERT INTO kept VALUES ('row')");

        // When
        postgres.serviceDatabase("outcomes");
        postgres.serviceDatabase("outcomes");

        // Then
        execute(service, "UPDATE kept SET value = 'other'");
        assertRefused(service, "ALTER TABLE kept DISABLE TRIGGER ALL");
        execute(postgres.ownerIn("outcomes"), "ALTER TABLE kept ADD COLUMN more text", "CREATE TABLE another (n int)");
        execute(service, "INSERT INTO another VALUES (1)");
    }

    private static void assertRefused(Database database, String statement) {
        assertThatThrownBy(() -> execute(database, statement))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void a_data_folder_whose_making_was_interrupted_is_made_anew() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("postgres.unfinished"));
        Files.createDirectories(folder.resolve("postgres").resolve("base"));

        // When
        postgres.start();

        // Then
        assertThat(postgres.isRunning()).isTrue();
        assertThat(folder.resolve("postgres.unfinished")).doesNotExist();
    }

    private static void execute(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connect()) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }
}
