package org.softstone.messaging.runtime;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.softstone.contracts.Event;
import org.softstone.contracts.PatientEvent;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.Topic;
import org.softstone.database.Sql;
import org.softstone.messaging.BatchListener;
import org.softstone.messaging.Handling;
import org.softstone.messaging.KafkaClients;
import org.softstone.messaging.MessagingConfig;
import org.softstone.messaging.Outbox;
import org.softstone.messaging.ParkedEvents;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.messaging.deadletter.ReplayDeadLetters;
import org.softstone.messaging.event.Listeners;
import org.softstone.testing.Database;
import org.softstone.testing.TestEvents;

/**
 * One process of a service that counts: it publishes reports missed, and for each that it reads writes its number into the
 * table {@code effect}, in the transaction of the event and without any constraint against doubles.
 */
public final class TestService implements AutoCloseable {

    private final String name;
    private final String bootstrapServers;
    private final Database database;
    private final PlainTransactions transactions;
    private final Sql sql;
    private final Map<String, String> settings = new HashMap<>();
    private final ConcurrentMap<Topic, TopicListener<?>> listeners = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private UnaryOperator<Connection> relayConnection = UnaryOperator.identity();
    private Messaging messaging;

    private TestService(String name, String bootstrapServers, Database database) {
        this.name = name;
        this.bootstrapServers = bootstrapServers;
        this.database = database;
        this.transactions = new PlainTransactions(database);
        this.sql = new Sql(transactions.dataSource());
        settings.put("softstone.messaging.bootstrap-servers", bootstrapServers);
        settings.put("softstone.messaging.measure-every", "200ms");
        settings.put("softstone.messaging.consumer.commit-interval", "200ms");
        settings.put("softstone.messaging.parking.sweep-interval", "500ms");
    }

    /** A service with an empty database; its name is also its consumer group. */
    public static TestService named(String name, String bootstrapServers, Database emptyDatabase) {
        emptyDatabase.migrate("db/messaging");
        TestService service = new TestService(name, bootstrapServers, emptyDatabase);
        service.execute("CREATE TABLE effect (sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                + " event_id uuid NOT NULL, key uuid NOT NULL, number integer NOT NULL)");
        service.execute("CREATE TABLE known_patient (patient_id uuid PRIMARY KEY)");
        return service;
    }

    /** Another process of the same service. */
    public TestService replica() {
        TestService replica = new TestService(name, bootstrapServers, database);
        replica.settings.putAll(settings);
        return replica;
    }

    public TestService with(String setting, String value) {
        settings.put("softstone.messaging." + setting, value);
        return this;
    }

    public TestService listening(TopicListener<?> listener) {
        listeners.put(listener.topic(), listener);
        return this;
    }

    /** Writes the number of each report missed. */
    public TestService countingReports() {
        return listening(new ReportBatchListener(received -> {
            count(received);
            return Handling.DONE;
        }));
    }

    /** Parks reports of patients that are not known, and releases them when the patient's snapshot arrives. */
    public TestService countingReportsOfKnownPatients() {
        listening(new ReportBatchListener(received -> {
            if (!isKnown(received.event().key())) {
                return Handling.awaiting(received.event().key());
            }
            count(received);
            return Handling.DONE;
        }));
        return listening(new PatientListener());
    }

    public TestService relayingThrough(UnaryOperator<Connection> connection) {
        relayConnection = connection;
        return this;
    }

    public TestService start() {
        open().start(listeners.values(), meters);
        return this;
    }

    /** Without relay and consumers: it only writes. */
    public Messaging open() {
        messaging = new Messaging(name, config(), sql, transactions, () -> relayConnection.apply(database.connect()));
        return messaging;
    }

    public MessagingConfig config() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(MessagingConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(MessagingConfig.class);
    }

    public Listeners listeners() {
        return new Listeners(listeners.values());
    }

    public ParkedEvents parkedEvents() {
        return messaging.parkedEvents();
    }

    public void stop() {
        messaging.stop();
    }

    @Override
    public void close() {
        stop();
        transactions.close();
    }

    public Outbox outbox() {
        return messaging.outbox();
    }

    public Sql sql() {
        return sql;
    }

    public PlainTransactions transactions() {
        return transactions;
    }

    public SimpleMeterRegistry meters() {
        return meters;
    }

    /** One transaction that tells of that number. */
    public void write(UUID key, int number) {
        transactions.run(() -> {
            outbox().append(missed(key, number));
            return null;
        });
    }

    public static ReportMissed missed(UUID patient, int number) {
        return new ReportMissed(patient, patient, patient, number, Instant.EPOCH, Instant.EPOCH, null);
    }

    public static PatientProfile profile(UUID patient) {
        return new PatientProfile(
                patient, 1, null, patient, patient, ZoneOffset.UTC, "de", PatientProfile.Status.INVITED);
    }

    public int numberOf(Event event) {
        return ((ReportMissed) event).week();
    }

    public void count(ReceivedEvent<? extends Event> received) {
        sql.change(
                "INSERT INTO effect (event_id, key, number) VALUES (?, ?, ?)",
                received.eventId(),
                received.event().key(),
                numberOf(received.event()));
    }

    public boolean markKnown(UUID patient) {
        execute("INSERT INTO known_patient VALUES ('" + patient + "') ON CONFLICT DO NOTHING");
        return true;
    }

    private boolean isKnown(UUID patient) {
        return sql.first("SELECT 1 FROM known_patient WHERE patient_id = ?", _ -> true, patient)
                .isPresent();
    }

    /** Numbers in the order in which they took effect, per key. */
    public Map<UUID, List<Integer>> effects() {
        Map<UUID, List<Integer>> effects = new TreeMap<>();
        sql.list(
                "SELECT key, array_agg(number ORDER BY sequence) AS numbers FROM effect GROUP BY key",
                row -> effects.put(row.uuid("key"), List.of(row.array("numbers", Integer[].class))));
        return effects;
    }

    public List<Integer> effectsOf(UUID key) {
        return effects().getOrDefault(key, List.of());
    }

    public long rowsOf(String table) {
        return sql.first("SELECT count(*) FROM " + table, row -> row.number(1)).orElseThrow();
    }

    public List<ConsumerRecord<String, byte[]>> deadLetters(Topic topic) {
        try (TestEvents events = new TestEvents(bootstrapServers)) {
            return events.recordsOn(topic.deadLetterTopicOf(name));
        }
    }

    public int replayDeadLetters(Topic topic) {
        return new ReplayDeadLetters(new KafkaClients(bootstrapServers, Map.of()), name).replay(topic);
    }

    /** In the current transaction, or else in one of its own. */
    public void execute(String statement) {
        sql.change(statement);
    }

    public static List<Integer> oneTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    public static List<UUID> keys(int count) {
        List<UUID> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(UUID.randomUUID());
        }
        return keys;
    }

    /** What is done with a report. */
    public interface Reaction {
        Handling on(ReceivedEvent<ReportEvent> received);
    }

    public record ReportListener(Reaction reaction) implements TopicListener<ReportEvent> {

        @Override
        public Topic topic() {
            return Topic.REPORTS;
        }

        @Override
        public Handling on(ReceivedEvent<ReportEvent> received) {
            return reaction.on(received);
        }
    }

    /** Takes reports in batches. Who is unknown to the first event of a batch stays unknown to the others. */
    public record ReportBatchListener(Reaction reaction) implements BatchListener<ReportEvent> {

        @Override
        public Topic topic() {
            return Topic.REPORTS;
        }

        @Override
        public List<Handling> onAll(List<ReceivedEvent<ReportEvent>> received) {
            Map<UUID, Handling> parked = new HashMap<>();
            List<Handling> answers = new ArrayList<>();
            for (ReceivedEvent<ReportEvent> event : received) {
                UUID key = event.event().key();
                Handling answer = parked.containsKey(key) ? parked.get(key) : reaction.on(event);
                if (answer instanceof Handling.Parked) {
                    parked.put(key, answer);
                }
                answers.add(answer);
            }
            return answers;
        }
    }

    private final class PatientListener implements TopicListener<PatientEvent> {

        @Override
        public Topic topic() {
            return Topic.PATIENTS;
        }

        @Override
        public Handling on(ReceivedEvent<PatientEvent> received) {
            markKnown(received.event().patientId());
            messaging.parkedEvents().release(received.event().patientId());
            return Handling.DONE;
        }
    }
}
