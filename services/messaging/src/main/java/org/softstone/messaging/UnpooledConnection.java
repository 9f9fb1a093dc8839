package org.softstone.messaging;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.AgroalSecurityProvider;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** Connections with the pool's address and credentials but outside the pool and outside of every transaction. */
public final class UnpooledConnection {

    private UnpooledConnection() {}

    /** @param applicationName as the database shows it */
    public static Connection open(AgroalDataSource dataSource, String applicationName) throws SQLException {
        AgroalConnectionFactoryConfiguration pool =
                dataSource.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        Properties properties = new Properties();
        properties.putAll(pool.jdbcProperties());
        for (AgroalSecurityProvider security : pool.securityProviders()) {
            Stream.concat(Stream.of(pool.principal()), pool.credentials().stream())
                    .map(security::getSecurityProperties)
                    .filter(Objects::nonNull)
                    .forEach(properties::putAll);
        }
        properties.put("ApplicationName", applicationName);
        properties.put("connectTimeout", "5");
        // The statements sent here take milliseconds; one without an answer for so long will get none.
        properties.put("socketTimeout", "30");
        properties.put("tcpKeepAlive", "true");
        return DriverManager.getConnection(pool.jdbcUrl(), properties);
    }
}
