package org.softstone.infusions.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.Event;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.TeamDefined;
import org.softstone.contracts.Topic;
import org.softstone.infusions.Api;
import org.softstone.infusions.Business;
import org.softstone.infusions.Published;
import org.softstone.testing.RealInfrastructure;

@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class RepublishComponentTest {

    @Inject
    DataSource dataSource;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void every_night_all_snapshots_are_published_again_with_the_same_version() {
        Api.Suite suite = Api.aSuite(0);
        String patientId = suite.aPatient().patientId();
        Published.on(Topic.PATIENTS, patientId, 1);

        new Business(management).advance(Duration.ofDays(1));

        List<Event> profiles = Published.on(Topic.PATIENTS, patientId, 2);
        assertThat(profiles)
                .extracting(event -> ((PatientProfile) event).version())
                .containsOnly(1L);
        assertThat(profiles.getLast()).isEqualTo(profiles.getFirst());
        List<Event> teams = Published.on(Topic.TEAMS, suite.teamId(), 2);
        assertThat(teams).extracting(event -> ((TeamDefined) event).version()).containsOnly(1L);
    }

    @Test
    void a_round_goes_through_all_patients_batch_by_batch() throws SQLException {
        Api.Suite suite = Api.aSuite(0);
        suite.aPatient();
        execute("""
                INSERT INTO patient (patient_id, given_name, family_name, birth_date, team_id, zone, language,
                    profile_version, registered_by, registered_at)
                SELECT gen_random_uuid(), 'A', 'B', '1962-04-01', '%s', 'UTC', 'en', 1, 'test', now()
                FROM generate_series(1, 450)""".formatted(suite.teamId()));

        new Business(management).advance(Duration.ofDays(1));

        await().atMost(Duration.ofSeconds(30)).until(() -> announced(suite.teamId()) >= 451);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("SELECT count(*) FROM timer WHERE kind = 'republish-patients'") == 1);
        execute("DELETE FROM patient WHERE registered_by = 'test'");
    }

    /** Each profile names its team once. */
    private static long announced(String teamId) {
        return Published.textOn(Topic.PATIENTS).split(teamId, -1).length - 1L;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
