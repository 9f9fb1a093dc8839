package org.softstone.messaging;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.AgroalSecurityProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where Quarkus meets the messaging: its beans, its start and its stop. */
@ApplicationScoped
class MessagingBeans {

    private final MessagingConfig config;
    private final Messaging messaging;
    private volatile boolean started;

    MessagingBeans(
            @ConfigProperty(name = "quarkus.application.name") String service,
            MessagingConfig config,
            AgroalDataSource dataSource,
            TransactionManager manager,
            TransactionSynchronizationRegistry registry) {
        this.config = config;
        this.messaging = new Messaging(
                service,
                config,
                dataSource,
                new JtaTransactions(
                        manager, registry, dataSource, config.consumer().transactionTimeout()),
                () -> relayConnection(dataSource, service));
    }

    @Produces
    @Singleton
    Outbox outbox() {
        return messaging.outbox();
    }

    @Produces
    @Singleton
    ParkedEvents parkedEvents() {
        return messaging.parkedEvents();
    }

    void start(@Observes StartupEvent event, @Any Instance<TopicListener<?>> listeners, MeterRegistry meters) {
        if (config.bootstrapServers().isPresent()) {
            messaging.start(listeners.stream().toList(), meters);
            started = true;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (started) {
            messaging.stop();
        }
    }

    /** With the pool's address and credentials but outside the pool: it is kept for as long as the process lives. */
    private static Connection relayConnection(AgroalDataSource dataSource, String service) throws SQLException {
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
        properties.put("ApplicationName", service + "-relay");
        properties.put("connectTimeout", "5");
        // Every statement of the relay takes milliseconds; one without an answer for so long will get none.
        properties.put("socketTimeout", "30");
        properties.put("tcpKeepAlive", "true");
        return DriverManager.getConnection(pool.jdbcUrl(), properties);
    }
}
