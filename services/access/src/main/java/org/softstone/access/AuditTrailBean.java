package org.softstone.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.softstone.database.UnpooledConnection;

/** The one trail of this service. */
@Singleton
class AuditTrailBean {

    @Produces
    @Singleton
    AuditTrail auditTrail(
            AgroalDataSource dataSource,
            TransactionManager transactions,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        return new AuditTrail(
                dataSource, transactions, () -> UnpooledConnection.open(dataSource, service + "-refusals"));
    }
}
