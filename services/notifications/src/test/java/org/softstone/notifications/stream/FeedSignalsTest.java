package org.softstone.notifications.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.softstone.embedded.Ports;
import org.softstone.testing.EmbeddedKafkaBroker;

class FeedSignalsTest {

    private static final RecipientHash ANNA = RecipientHash.of("anna");
    private static final RecipientHash BEN = RecipientHash.of("ben");

    private FeedSignals here = signals(EmbeddedKafkaBroker.sharedBootstrapServers());
    private FeedSignals there = signals(EmbeddedKafkaBroker.sharedBootstrapServers());
    private final Set<RecipientHash> wokenHere = ConcurrentHashMap.newKeySet();
    private final Set<RecipientHash> wokenThere = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() throws InterruptedException {
        here.stop();
        there.stop();
    }

    @Test
    void another_replica_is_told_who_has_news_and_the_own_is_not() {
        here.start(wokenHere::addAll);
        there.start(wokenThere::addAll);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            // Repeated: what is sent before the other one listens is rightly lost.
            here.broadcast(List.of(ANNA));
            assertThat(wokenThere).containsExactly(ANNA);
        });
        assertThat(wokenHere).isEmpty();
    }

    @Test
    void a_replica_that_cannot_reach_the_broker_at_its_start_tells_the_others_once_it_can() {
        Map<String, String> properties = new ConcurrentHashMap<>(Map.of("bootstrap.servers", "nowhere"));
        here = new FeedSignals(Optional.of(EmbeddedKafkaBroker.sharedBootstrapServers()), properties);
        here.start(wokenHere::addAll);
        there.start(wokenThere::addAll);
        here.broadcast(List.of(BEN));
        await().during(Duration.ofMillis(500)).until(wokenThere::isEmpty);

        properties.clear();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            here.broadcast(List.of(ANNA));
            assertThat(wokenThere).contains(ANNA);
        });
    }

    @Test
    void without_a_broker_a_signal_waits_for_nothing_and_stopping_neither() throws InterruptedException {
        here = signals("localhost:" + Ports.free());
        here.start(wokenHere::addAll);

        long before = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            here.broadcast(List.of(ANNA, BEN));
        }
        Duration broadcasting = Duration.ofNanos(System.nanoTime() - before);
        here.stop();

        assertThat(broadcasting).isLessThan(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_signal_right_behind_messages_that_make_no_sense_still_arrives() throws Exception {
        here.start(wokenHere::addAll);
        there.start(wokenThere::addAll);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            here.broadcast(List.of(ANNA));
            assertThat(wokenThere).containsExactly(ANNA);
        });

        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", EmbeddedKafkaBroker.sharedBootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (byte[] nonsense : new byte[][] {{0, 10, -1, 10}, {}, null}) {
                producer.send(new ProducerRecord<>(FeedSignals.TOPIC, 0, null, nonsense))
                        .get();
            }
        }
        // Once: a receiver that starts again after the nonsense begins behind this signal and misses it.
        here.broadcast(List.of(BEN));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wokenThere).contains(BEN));
    }

    @Test
    void a_signal_names_nobody() {
        String text = new String(
                new FeedSignal("replica", List.of(RecipientHash.of("nurse-1"))).toBytes(), StandardCharsets.UTF_8);

        assertThat(text).startsWith("replica\n").doesNotContain("nurse-1");
        assertThat(FeedSignal.read(text.getBytes(StandardCharsets.UTF_8)))
                .contains(new FeedSignal("replica", List.of(RecipientHash.of("nurse-1"))));
    }

    @Test
    void a_signal_without_content_is_none() {
        assertThat(FeedSignal.read(null)).isEmpty();
        assertThat(FeedSignal.read(new byte[0])).isEmpty();
    }

    private static FeedSignals signals(String bootstrapServers) {
        return new FeedSignals(Optional.of(bootstrapServers), Map.of());
    }
}
