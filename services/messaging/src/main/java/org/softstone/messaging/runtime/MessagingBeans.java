package org.softstone.messaging.runtime;

import io.agroal.api.AgroalDataSource;
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
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.softstone.database.CurrentTransaction;
import org.softstone.database.Sql;
import org.softstone.database.UnpooledConnection;
import org.softstone.messaging.MessagingConfig;
import org.softstone.messaging.Outbox;
import org.softstone.messaging.ParkedEvents;
import org.softstone.messaging.TopicListener;

/** Where Quarkus meets the messaging: its beans, its start and its stop. */
@ApplicationScoped
class MessagingBeans {

    /**
     * Nobody waits for the relay, and a first read past many dead rows may take seconds; but a statement without an answer
     * for so long will get none.
     */
    private static final Map<String, String> RELAY_CONNECTION =
            Map.of("options", "-c statement_timeout=25s", "socketTimeout", "30");

    private final MessagingConfig config;
    private final Messaging messaging;
    private volatile boolean started;

    MessagingBeans(
            @ConfigProperty(name = "quarkus.application.name") String service,
            MessagingConfig config,
            AgroalDataSource dataSource,
            Sql sql,
            TransactionManager manager,
            CurrentTransaction current) {
        this.config = config;
        this.messaging = new Messaging(
                service,
                config,
                sql,
                new JtaTransactions(manager, current, config.consumer().transactionTimeout()),
                () -> UnpooledConnection.open(dataSource, service + "-relay", RELAY_CONNECTION));
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
}
