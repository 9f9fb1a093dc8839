package org.softstone.messaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.testing.EmbeddedPostgresServer;

class MeasureAndPruneTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TestService service;
    private MeasureAndPrune measureAndPrune;

    @BeforeEach
    void create() {
        service = TestService.named("outcomes", "localhost:1", EmbeddedPostgresServer.sharedDatabase("prune"));
        service.open();
        measureAndPrune = new MeasureAndPrune(service.sql(), new MessagingMetrics(meters), service.config());
    }

    @AfterEach
    void close() {
        service.transactions().close();
    }

    @Test
    void handled_events_are_forgotten_after_30_days_and_not_before() {
        service.execute("INSERT INTO processed_event SELECT gen_random_uuid(), now() - interval '30 days 1 minute'"
                + " FROM generate_series(1, 2500)");
        service.execute("INSERT INTO processed_event SELECT gen_random_uuid(), now() - interval '29 days 23 hours'"
                + " FROM generate_series(1, 10)");

        measureAndPrune.prune();

        assertThat(service.rowsOf("processed_event")).isEqualTo(10);
    }

    @Test
    void what_waits_is_measured_with_the_age_of_the_oldest() {
        service.write(UUID.randomUUID(), 1);
        service.write(UUID.randomUUID(), 2);
        service.execute(
                "UPDATE outbox SET recorded_at = now() - interval '90 seconds' WHERE payload::jsonb ->> 'week' = '1'");
        service.execute("INSERT INTO parked_event (event_id, key, snapshot, awaited, topic, type, recorded_at, payload,"
                + " source_partition, source_offset, parked_at)"
                + " SELECT gen_random_uuid(), gen_random_uuid(), false, NULL, 't', 't', now(), '{}', 0, 0,"
                + " now() - interval '5 minutes'");

        measureAndPrune.measure();

        assertThat(gauge("softstone.outbox.rows")).isEqualTo(2);
        assertThat(gauge("softstone.outbox.oldest.age.seconds")).isBetween(90.0, 150.0);
        assertThat(gauge("softstone.events.parked")).isEqualTo(1);
        assertThat(gauge("softstone.events.parked.oldest.age.seconds")).isBetween(300.0, 360.0);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
