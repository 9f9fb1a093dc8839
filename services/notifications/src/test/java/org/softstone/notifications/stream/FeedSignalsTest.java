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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.softstone.testing.EmbeddedKafkaBroker;
import org.softstone.testing.Ports;

class FeedSignalsTest {

    private static final RecipientHash SHE = RecipientHash.of("she");
    private static final RecipientHash HE = RecipientHash.of("he");

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
            // Sent again and again: what is sent before the other one listens is rightly lost.
            here.broadcast(List.of(SHE));
            assertThat(wokenThere).containsExactly(SHE);
        });
        assertThat(wokenHere).isEmpty();
    }

    @Test
    void a_replica_that_cannot_reach_the_broker_at_its_start_tells_the_others_once_it_can() {
        Map<String, String> properties = new ConcurrentHashMap<>(Map.of("bootstrap.servers", "nowhere"));
        here = new FeedSignals(Optional.of(EmbeddedKafkaBroker.sharedBootstrapServers()), properties);
        here.start(wokenHere::addAll);
        there.start(wokenThere::addAll);
        here.broadcast(List.of(HE));
        await().during(Duration.ofMillis(500)).until(wokenThere::isEmpty);

        properties.clear();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            here.broadcast(List.of(SHE));
            assertThat(wokenThere).contains(SHE);
        });
    }

    @Test
    void without_a_broker_a_signal_waits_for_nothing_and_stopping_neither() throws InterruptedException {
        here = signals("localhost:" + Ports.free());
        here.start(wokenHere::addAll);

        long before = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            here.broadcast(List.of(SHE, HE));
        }
        Duration broadcasting = Duration.ofNanos(System.nanoTime() - before);
        here.stop();

        assertThat(broadcasting).isLessThan(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
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
