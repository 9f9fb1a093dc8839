package org.softstone.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.softstone.contracts.PatientEvent;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.Topic;
import org.softstone.testing.RealInfrastructure;

/** The thin part that is Quarkus: beans, JTA, start and metrics. All else is proved in plain Java. */
@QuarkusTest
@WithTestResource(RealInfrastructure.class)
class QuarkusWiringComponentTest {

    private static final Set<UUID> KNOWN_PATIENTS = ConcurrentHashMap.newKeySet();
    private static final List<ReportEvent> HANDLED = new CopyOnWriteArrayList<>();

    private final Outbox outbox;
    private final MeterRegistry meters;

    QuarkusWiringComponentTest(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    /** Without a registry behind it, Micrometer measures nothing. */
    @Produces
    @Singleton
    SimpleMeterRegistry registry() {
        return new SimpleMeterRegistry();
    }

    @ApplicationScoped
    static class FollowPatients implements TopicListener<PatientEvent> {

        private final ParkedEvents parkedEvents;

        FollowPatients(ParkedEvents parkedEvents) {
            this.parkedEvents = parkedEvents;
        }

        @Override
        public Topic topic() {
            return Topic.PATIENTS;
        }

        @Override
        public Handling on(ReceivedEvent<PatientEvent> received) {
            KNOWN_PATIENTS.add(received.event().patientId());
            parkedEvents.release(received.event().patientId());
            return Handling.DONE;
        }
    }

    @Singleton
    static class FollowReports implements TopicListener<ReportEvent> {

        @Override
        public Topic topic() {
            return Topic.REPORTS;
        }

        @Override
        public Handling on(ReceivedEvent<ReportEvent> received) {
            if (!KNOWN_PATIENTS.contains(received.event().patientId())) {
                return Handling.awaiting(received.event().patientId());
            }
            HANDLED.add(received.event());
            return Handling.DONE;
        }
    }

    @Test
    void an_event_written_in_a_jta_transaction_is_parked_until_its_patient_is_known() {
        UUID patient = UUID.randomUUID();
        ReportMissed missed = missed(patient);
        QuarkusTransaction.requiringNew().run(() -> outbox.append(missed));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> meters.get("softstone.events.parked").gauge().value() == 1);

        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(new PatientProfile(
                        patient,
                        1,
                        null,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        ZoneOffset.UTC,
                        "de",
                        PatientProfile.Status.INVITED)));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(HANDLED).containsExactly(missed));
        assertThat(meters.get("softstone.outbox.published").counter().count()).isEqualTo(2);
    }

    @Test
    void an_event_cannot_be_written_outside_a_transaction() {
        assertThatThrownBy(() -> outbox.append(missed(UUID.randomUUID()))).isInstanceOf(IllegalStateException.class);
    }

    private static ReportMissed missed(UUID patient) {
        return new ReportMissed(patient, UUID.randomUUID(), UUID.randomUUID(), 1, Instant.EPOCH, Instant.EPOCH, null);
    }
}
