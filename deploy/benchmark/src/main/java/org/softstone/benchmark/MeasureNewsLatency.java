package org.softstone.benchmark;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.softstone.local.Pause;
import org.softstone.local.Service;

/**
 * From the first byte of a report's PUT until a clinician has read of it on her stream: idle, and while other patients,
 * of other teams, report at half of the rate that can be sustained.
 */
final class MeasureNewsLatency {

    private static final double IDLE_P50_GOAL = 25;
    private static final double IDLE_P99_GOAL = 100;
    private static final double BUSY_P99_GOAL = 250;

    private final Bench bench;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    MeasureNewsLatency(Bench bench) {
        this.bench = bench;
    }

    /** @param sustained reports per second */
    void measure(double sustained) {
        List<LoadPatient> patients = bench.loadPatients().enrol(50);
        LoadPatients.Team team = bench.loadPatients().teams().getLast();
        bench.loadPatients().openWindows(patients, 1, 40, Duration.ofDays(20));
        String nurse = bench.stack().issuer().token(team.nurse(), List.of("nurse"));
        try (FeedStream stream = new FeedStream(
                        bench.stack().service(Service.NOTIFICATIONS).port(), nurse);
                HttpConnection outcomes = new HttpConnection(
                        bench.stack().service(Service.OUTCOMES).port())) {
            Probe probe = new Probe(patients, windowsOf(patients), outcomes, stream);
            probe.run(Duration.ofSeconds(3), Duration.ofMillis(20));
            idle(probe);
            busy(probe, sustained / 2);
        } catch (IOException e) {
            throw new BenchmarkException("Outcomes does not answer: " + e, e);
        }
        bench.awaitFeeds();
    }

    private void idle(Probe probe) {
        Steal steal = new Steal();
        Latencies idle = probe.run(bench.options().seconds(20, 8), Duration.ofMillis(30));
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
        Latencies busy = probe.run(duration, Duration.ofMillis(30));
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

    private record Window(UUID patientId, UUID windowId, int week) {}

    private List<Window> windowsOf(List<LoadPatient> patients) {
        return Rows.read(
                bench.stack().database(Service.OUTCOMES),
                "SELECT patient_id, window_id, week FROM report_window"
                        + " WHERE patient_id = ANY (?) AND week > 0 AND state = 'open' ORDER BY week, window_id",
                row -> new Window(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3)),
                patients.stream().map(LoadPatient::patientId).toList());
    }

    private final class Probe {

        private final List<LoadPatient> patients;
        private final List<Window> windows;
        private final HttpConnection outcomes;
        private final FeedStream stream;
        private int next;

        Probe(List<LoadPatient> patients, List<Window> windows, HttpConnection outcomes, FeedStream stream) {
            this.patients = patients;
            this.windows = windows;
            this.outcomes = outcomes;
            this.stream = stream;
        }

        Latencies run(Duration duration, Duration pause) {
            Latencies latencies = new Latencies();
            long until = System.nanoTime() + duration.toNanos();
            while (System.nanoTime() < until && next < windows.size()) {
                Window window = windows.get(next++);
                LoadPatient patient = patients.stream()
                        .filter(one -> one.patientId().equals(window.patientId()))
                        .findFirst()
                        .orElseThrow();
                String reportId = ids.generate().toString();
                byte[] request = HttpConnection.request(
                        "PUT",
                        "/outcomes/v1/me/reports/" + reportId,
                        patient.token(),
                        patient.report(window.windowId(), window.week()));
                long began = System.nanoTime();
                put(request);
                latencies.add(stream.await(reportId, Duration.ofSeconds(30)) - began);
                Pause.of(pause);
            }
            return latencies;
        }

        private void put(byte[] request) {
            try {
                HttpConnection.Answer answer = outcomes.send(request);
                if (answer.status() != 201) {
                    throw new BenchmarkException("A report was answered " + answer.status() + ": " + answer.text());
                }
            } catch (IOException e) {
                throw new BenchmarkException("Outcomes does not answer: " + e, e);
            }
        }
    }
}
