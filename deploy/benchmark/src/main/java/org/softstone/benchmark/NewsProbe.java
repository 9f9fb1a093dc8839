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
 * Phones of one team's patients, and a nurse of theirs who listens. Reports are due at fixed instants whatever became of
 * those before, as patients do: when one is held up, the next ones' waiting counts too.
 */
final class NewsProbe implements AutoCloseable {

    /** Often enough for some hundreds in a round, far from being a load of its own. */
    private static final Duration EVERY = Duration.ofMillis(50);

    /** So that one report that is held up does not hold up those of other patients. */
    private static final int PHONES = 8;

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    /**
     * What one run saw, from the time at which each report was due.
     *
     * @param answered until the phone knew that it is stored
     * @param latencies until the nurse's stream told it
     * @param steal in percent
     */
    record Seen(Latencies answered, Latencies latencies, double steal) {

        String rounds() {
            return Results.number(
                    "%d reports, answered after p50 %.1f and p99 %.1f ms, steal %.0f %%",
                    latencies.count(), answered.p50(), answered.p99(), steal);
        }
    }

    private final Bench bench;
    private final OpenWindows windows;
    private final BlockingQueue<HttpConnection> phones = new LinkedBlockingQueue<>();
    private final FeedStream stream;

    /** With patients of their own, who are ready when it returns. */
    NewsProbe(Bench bench) {
        this.bench = bench;
        List<LoadPatient> patients = bench.loadPatients().enrol(50);
        LoadPatients.Team team = bench.loadPatients().teams().getLast();
        windows = new OpenWindows(bench.stack(), bench.loadPatients(), patients, 1);
        windows.provide(40 * patients.size());
        String nurse = bench.stack().issuer().token(team.nurse(), List.of("nurse"));
        stream = new FeedStream(bench.stack().service(Service.NOTIFICATIONS).port(), nurse);
        try {
            for (int i = 0; i < PHONES; i++) {
                phones.add(new HttpConnection(
                        bench.stack().service(Service.OUTCOMES).port()));
            }
        } catch (IOException e) {
            close();
            throw new BenchmarkException("Outcomes does not answer: " + e, e);
        }
        run(Duration.ofSeconds(3));
    }

    /** While nobody else reports. */
    Seen idle(Duration duration) {
        return run(duration);
    }

    /** While patients of other teams report at that rate. */
    Seen busy(double perSecond, Duration duration) {
        bench.windows().provide((int) (perSecond * (duration.toSeconds() + 6)) + 1);
        CompletableFuture<Load.Round> load =
                CompletableFuture.supplyAsync(() -> bench.submitSteadily(perSecond, duration.plusSeconds(5)));
        Pause.of(Duration.ofSeconds(3));
        Seen seen = run(duration);
        load.join();
        return seen;
    }

    private Seen run(Duration duration) {
        Steal steal = new Steal();
        Latencies answered = new Latencies();
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
                long dueAt = begin + at;
                due.put(reportId, dueAt);
                sent.add(senders.submit(() -> {
                    send(reportId, window);
                    answered.add(System.nanoTime() - dueAt);
                    return null;
                }));
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
        due.forEach((reportId, at) -> latencies.add(stream.await(reportId.toString(), Duration.ofSeconds(30)) - at));
        return new Seen(answered, latencies, steal.percent());
    }

    private void send(UUID reportId, OpenWindows.Waiting window) throws IOException, InterruptedException {
        byte[] request = window.request(reportId);
        HttpConnection phone = phones.take();
        try {
            window.acknowledged(reportId, phone.send(request));
        } finally {
            phones.add(phone);
        }
    }

    @Override
    public void close() {
        stream.close();
        for (HttpConnection phone : phones) {
            try {
                phone.close();
            } catch (IOException e) {
                // All that was said through it was answered.
            }
        }
    }
}
