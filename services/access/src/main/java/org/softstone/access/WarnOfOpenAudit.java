package org.softstone.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.softstone.database.Sql;

/** Warns at each start when the service's own database user could change the audit trail. */
@ApplicationScoped
class WarnOfOpenAudit {

    private static final Logger LOG = Logger.getLogger(WarnOfOpenAudit.class);

    /** The owner has all of these too. */
    private static final String MAY_CHANGE =
            "SELECT has_table_privilege('access_audit', 'UPDATE, DELETE, TRUNCATE, TRIGGER')";

    private final Sql sql;

    WarnOfOpenAudit(Sql sql) {
        this.sql = sql;
    }

    void check(@Observes StartupEvent start) {
        if (sql.first(MAY_CHANGE, row -> row.flag(1)).orElseThrow()) {
            LOG.warn("The service's database user can change the audit trail:"
                    + " give the tables another owner and set quarkus.flyway.username");
        }
    }
}
