package org.softstone.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.softstone.contracts.Topic;
import org.softstone.embedded.Pause;
import org.softstone.local.LocalStack;

/**
 * Many windows close at one moment: from the move of business time until Kafka has acknowledged the last missed report,
 * while notifications already reads the first.
 */
final class MeasureMissedWindows {

    private static final double GOAL = 10_000;
    private static final int PER_PATIENT = 5;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Bench bench;

    MeasureMissedWindows(Bench bench) {
        this.bench = bench;
    }

    /** @param steal in percent */
    record Round(int windows, double perSecond, double steal) {}

    void measure() {
        List<Double> rates = new ArrayList<>();
        List<String> steals = new ArrayList<>();
        int windows = 0;
        for (int i = 1; i <= 3; i++) {
            Round round = round(i);
            windows = round.windows();
            rates.add(round.perSecond());
            steals.add(Results.number("%.0f", round.steal()));
            bench.say("round %d: %,d windows, %.0f/s, steal %.0f %%", i, windows, round.perSecond(), round.steal());
        }
        double median = Median.of(rates);
        bench.results()
                .add(
                        Part.MISSED_WINDOWS,
                        "windows closed and missed reports announced, until Kafka has acknowledged",
                        "≥ 10,000/s",
                        Results.number("%.0f/s", median),
                        Results.number("%.2f of the goal", median / GOAL),
                        median >= GOAL,
                        Results.number("3 rounds of %d windows, steal %s %%", windows, String.join(", ", steals)));
    }

    /** @param number from 1 on: each round moves business time further */
    Round round(int number) {
        LocalStack stack = bench.stack();
        int windows = PER_PATIENT * bench.windows().patients().size();
        Duration closesIn = Duration.ofHours(3L * number);
        bench.loadPatients().openWindows(bench.windows().patients(), 10_000 * number, PER_PATIENT, closesIn);
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.broker().bootstrapServers()))) {
            long acknowledgedBefore = acknowledged(admin);
            Instant target = Instant.now().plus(closesIn).plusSeconds(60);
            Steal steal = new Steal();
            long began = System.nanoTime();
            stack.moveTimeTo(target);
            while (acknowledged(admin) - acknowledgedBefore < windows) {
                if (System.nanoTime() - began > TIMEOUT.toNanos()) {
                    throw new BenchmarkException("Not all missed reports were announced in time");
                }
                Pause.of(Duration.ofMillis(10));
            }
            double perSecond = windows / ((System.nanoTime() - began) / 1e9);
            return new Round(windows, perSecond, steal.percent());
        } catch (ExecutionException e) {
            throw new BenchmarkException("Kafka does not tell its offsets: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted.", e);
        }
    }

    /** How many events the broker has taken over: the high watermarks of the topic. */
    private static long acknowledged(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> partitions = admin
                .describeTopics(List.of(Topic.REPORTS.topicName()))
                .allTopicNames()
                .get()
                .get(Topic.REPORTS.topicName())
                .partitions()
                .stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(Topic.REPORTS.topicName(), partition.partition()),
                        _ -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }
}
