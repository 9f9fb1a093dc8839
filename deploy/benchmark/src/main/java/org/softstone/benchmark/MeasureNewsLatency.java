package org.softstone.benchmark;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.softstone.embedded.Pause;
import org.softstone.local.Service;

/**
 * From the moment at which a report was to be sent until it arrives on a clinician's stream: idle, and while other
 * patients, of other teams, report at half of the rate that can be sustained. Reports are due at fixed instants whatever
 * became of those before, as patients do: when one is held up, the next ones' waiting counts too.
 */
final class MeasureNewsLatency {

    private static final double IDLE_P50_GOAL = 25;
    private static final double IDLE_P99_GOAL = 100;
    private static final double BUSY_P99_GOAL = 250;

    /** Often enough for some hundreds in a round, far from being a load of its own. */
    private static final Duration EVERY = Duration.ofMillis(50);

    /** So that one report that is held up does not hold up those of other patients. */
    private static final int PHONES = 8;

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Bench bench;

    MeasureNewsLatency(Bench bench) {
        this.bench = bench;
    }

    /** @param sustained reports per second */
    void measure(double sustained) {
        List<LoadPatient> patients = bench.loadPatients().enrol(50);
        LoadPatients.Team team = bench.loadPatients().teams().getLast();
        OpenWindows windows = new OpenWindows(bench.stack(), bench.loadPatients(), patients, 1);
        windows.provide(40 * patients.size());
        String nurse = bench.stack().issuer().token(team.nurse(), List.of("nurse"));
        BlockingQueue<HttpConnection> phones = new LinkedBlockingQueue<>();
        try (FeedStream stream =
                new FeedStream(bench.stack().service(Service.NOTIFICATIONS).port(), nurse)) {
            for (int i = 0; i < PHONES; i++) {
                phones.add(new HttpConnection(
                        bench.stack().service(Service.OUTCOMES).port()));
            }
            Probe probe = new Probe(windows, phones, stream);
            probe.run(Duration.ofSeconds(3));
            idle(probe);
            busy(probe, sustained / 2);
        } catch (IOException e) {
            throw new BenchmarkException("Outcomes does not answer: " + e, e);
        } finally {
            phones.forEach(MeasureNewsLatency::hangUp);
        }
        bench.awaitFeeds();
    }

    private static void hangUp(HttpConnection phone) {
        try {
            phone.close();
        } catch (IOException e) {
            // All that was said through it was answered.
        }
    }

    private void idle(Probe probe) {
        Steal steal = new Steal();
        Latencies idle = probe.run(bench.options().seconds(20, 8));
        bench.say(
                "idle: p50 %.1f ms, p99 %.1f ms of %d, steal %.0f %%",
                idle.p50(), idle.p99(), idle.count(), steal.percent());
        bench.results()
                .add(
                        Part.NEWS_LATENCY,
                        "report `PUT` → clinician's SSE event, idle",
                        "p50 ≤ 25 ms, p99 ≤ 100 ms",
                        Results.number("p50 %.1f ms, p99 %.1f ms", idle.p50(), idle.p99()),
                        Results.number(
                                "p50 %.0f %%, p99 %.0f %% of the goal",
                                100 * idle.p50() / IDLE_P50_GOAL, 100 * idle.p99() / IDLE_P99_GOAL),
                        idle.p50() <= IDLE_P50_GOAL && idle.p99() <= IDLE_P99_GOAL,
                        Results.number("%d reports, steal %.0f %%", idle.count(), steal.percent()));
    }

    private void busy(Probe probe, double perSecond) {
        Duration duration = bench.options().seconds(30, 10);
        bench.windows().provide((int) (perSecond * (duration.toSeconds() + 6)) + 1);
        CompletableFuture<Load.Round> load =
                CompletableFuture.supplyAsync(() -> bench.submitSteadily(perSecond, duration.plusSeconds(5)));
        Pause.of(Duration.ofSeconds(3));
        Steal steal = new Steal();
        Latencies busy = probe.run(duration);
        double stolen = steal.percent();
        load.join();
        bench.say(
                "at %.0f/s: p50 %.1f ms, p99 %.1f ms of %d, steal %.0f %%",
                perSecond, busy.p50(), busy.p99(), busy.count(), stolen);
        bench.results()
                .add(
                        Part.NEWS_LATENCY,
                        Results.number("the same at half load (%.0f/s of other patients)", perSecond),
                        "p99 ≤ 250 ms",
                        Results.number("p50 %.1f ms, p99 %.1f ms", busy.p50(), busy.p99()),
                        Results.number("p99 %.0f %% of the goal", 100 * busy.p99() / BUSY_P99_GOAL),
                        busy.p99() <= BUSY_P99_GOAL,
                        Results.number("%d reports, steal %.0f %%", busy.count(), stolen));
    }

    private record Probe(OpenWindows windows, BlockingQueue<HttpConnection> phones, FeedStream stream) {

        Latencies run(Duration duration) {
            Map<UUID, Long> due = new LinkedHashMap<>();
            List<Future<?>> sent = new ArrayList<>();
            try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
                long begin = System.nanoTime();
                for (long at = 0; at < duration.toNanos(); at += EVERY.toNanos()) {
                    OpenWindows.Waiting window = windows.next();
                    if (window == null) {
                        break;
                    }
                    UUID reportId = IDS.generate();
                    long wait = begin + at - System.nanoTime();
                    if (wait > 0) {
                        Pause.of(Duration.ofNanos(wait));
                    }
                    due.put(reportId, begin + at);
                    sent.add(senders.submit(() -> send(reportId, window)));
                }
                for (Future<?> one : sent) {
                    one.get();
                }
            } catch (ExecutionException e) {
                throw new BenchmarkException("A report could not be sent: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchmarkException("Interrupted.", e);
            }
            Latencies latencies = new Latencies();
            due.forEach(
                    (reportId, at) -> latencies.add(stream.await(reportId.toString(), Duration.ofSeconds(30)) - at));
            return latencies;
        }

        private Void send(UUID reportId, OpenWindows.Waiting window) throws IOException, InterruptedException {
            byte[] request = window.request(reportId);
            HttpConnection phone = phones.take();
            try {
                window.acknowledged(reportId, phone.send(request));
            } finally {
                phones.add(phone);
            }
            return null;
        }
    }
}
