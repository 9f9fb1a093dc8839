package org.softstone.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Says at each start when the service's own database user could change the audit trail. */
@ApplicationScoped
class WarnOfOpenAudit {

    private static final Logger LOG = Logger.getLogger(WarnOfOpenAudit.class);

    /** The owner has all of these too. */
    private static final String MAY_CHANGE =
            "SELECT has_table_privilege('access_audit', 'UPDATE, DELETE, TRUNCATE, TRIGGER')";

    private final DataSource dataSource;

    WarnOfOpenAudit(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void check(@Observes StartupEvent start) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MAY_CHANGE)) {
            row.next();
            if (row.getBoolean(1)) {
                LOG.warn("The service's database user can change the audit trail:"
                        + " give the tables another owner and set quarkus.flyway.username");
            }
        }
    }
}
