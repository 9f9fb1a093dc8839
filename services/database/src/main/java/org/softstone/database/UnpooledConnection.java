package org.softstone.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.AgroalSecurityProvider;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** Connections with the pool's address and credentials but outside the pool and outside of every transaction. */
public final class UnpooledConnection {

    private UnpooledConnection() {}

    /**
     * @param applicationName as the database shows it
     * @param properties of the driver, in place of the pool's
     */
    public static Connection open(AgroalDataSource dataSource, String applicationName, Map<String, String> properties)
            throws SQLException {
        AgroalConnectionFactoryConfiguration pool =
                dataSource.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        Properties all = new Properties();
        all.putAll(pool.jdbcProperties());
        for (AgroalSecurityProvider security : pool.securityProviders()) {
            Stream.concat(Stream.of(pool.principal()), pool.credentials().stream())
                    .map(security::getSecurityProperties)
                    .filter(Objects::nonNull)
                    .forEach(all::putAll);
        }
        all.putAll(properties);
        all.put("ApplicationName", applicationName);
        return DriverManager.getConnection(pool.jdbcUrl(), all);
    }
}
