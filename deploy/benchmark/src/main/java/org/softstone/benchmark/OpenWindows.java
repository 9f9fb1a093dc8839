package org.softstone.benchmark;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.softstone.local.LocalStack;
import org.softstone.local.Service;

/** Windows that wait for a report, week by week, so that the reports of one moment are of many patients. */
final class OpenWindows {

    record Waiting(LoadPatient patient, UUID windowId, int week) {

        /** The patient's report of it. */
        byte[] request(UUID reportId) {
            return HttpConnection.request(
                    "PUT", "/outcomes/v1/me/reports/" + reportId, patient.token(), patient.report(windowId, week));
        }

        /** @throws BenchmarkException when the report was not accepted */
        void acknowledged(UUID reportId, HttpConnection.Answer answer) {
            if (answer.status() != 201) {
                throw new BenchmarkException("A report was answered " + answer.status() + ": " + answer.text());
            }
            patient.team().acknowledged().add(reportId);
        }
    }

    /** As many reports as a sync takes: a year of weeks without a network. */
    static final int PER_SYNC = 50;

    /** Far from those of the single reports, and below those of the missed windows. */
    private static final int WEEK_OF_SYNCS = 5_000;

    private static final Pattern STORED = Pattern.compile("\"status\":\"stored\"");

    private final LocalStack stack;
    private final LoadPatients loadPatients;
    private final List<LoadPatient> patients;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final AtomicLong submitted = new AtomicLong();
    private final Queue<List<Waiting>> waitingForSync = new ConcurrentLinkedQueue<>();
    private int nextWeek;
    private int syncsProvided;

    /** @param firstWeek from which on windows are made; the patients have none of later weeks */
    OpenWindows(LocalStack stack, LoadPatients loadPatients, List<LoadPatient> patients, int firstWeek) {
        this.stack = stack;
        this.loadPatients = loadPatients;
        this.patients = patients;
        this.nextWeek = firstWeek;
    }

    List<LoadPatient> patients() {
        return patients;
    }

    /** Reports acknowledged with 201, ever. */
    long submitted() {
        return submitted.get();
    }

    /** Makes sure that so many reports can be filed without a pause. */
    void provide(int reports) {
        while (waiting.size() < reports) {
            int weeks = Math.max(1, (reports - waiting.size() + patients.size() - 1) / patients.size());
            int first = nextWeek;
            nextWeek += weeks;
            waiting.addAll(opened(patients, first, weeks));
        }
    }

    /** So many more syncs can be sent, each of a patient who has sent none yet. */
    void provideSyncs(int syncs) {
        List<LoadPatient> next = patients.subList(syncsProvided, syncsProvided + syncs);
        syncsProvided += syncs;
        waitingForSync.addAll(opened(next, WEEK_OF_SYNCS, PER_SYNC).stream()
                .collect(Collectors.groupingBy(waiting -> waiting.patient().patientId()))
                .values());
    }

    private List<Waiting> opened(List<LoadPatient> of, int firstWeek, int weeks) {
        loadPatients.openWindows(of, firstWeek, weeks, Duration.ofDays(20));
        Map<UUID, LoadPatient> byId =
                of.stream().collect(Collectors.toMap(LoadPatient::patientId, Function.identity()));
        return Rows.read(
                stack.database(Service.OUTCOMES),
                "SELECT patient_id, window_id, week FROM report_window WHERE patient_id = ANY (?) AND week >= ? AND"
                        + " week < ? AND state = 'open' ORDER BY week, window_id",
                row -> new Waiting(byId.get(row.getObject(1, UUID.class)), row.getObject(2, UUID.class), row.getInt(3)),
                byId.keySet(),
                firstWeek,
                firstWeek + weeks);
    }

    /** The next one, null when none is left. */
    Waiting next() {
        return waiting.poll();
    }

    /** Clears all: their rows were deleted. */
    void forget() {
        waiting.clear();
    }

    /** A client that files one report after the other. */
    Load.Client client() throws IOException {
        HttpConnection outcomes =
                new HttpConnection(stack.service(Service.OUTCOMES).port());
        return new Load.Client(outcomes, () -> {
            Waiting next = next();
            if (next == null) {
                throw new BenchmarkException("No window waits for a report any more");
            }
            UUID reportId = ids.generate();
            next.acknowledged(reportId, outcomes.send(next.request(reportId)));
            submitted.incrementAndGet();
        });
    }

    /** A client that sends what waited on one phone after the other, {@link #PER_SYNC} reports in each request. */
    Load.Client syncClient() throws IOException {
        HttpConnection outcomes =
                new HttpConnection(stack.service(Service.OUTCOMES).port());
        return new Load.Client(outcomes, () -> {
            List<Waiting> phone = waitingForSync.poll();
            if (phone == null) {
                throw new BenchmarkException("No phone waits for a sync any more");
            }
            Map<UUID, Waiting> reports = new LinkedHashMap<>();
            phone.forEach(window -> reports.put(ids.generate(), window));
            HttpConnection.Answer answer = outcomes.send(sync(reports));
            if (answer.status() != 200
                    || STORED.matcher(answer.text()).results().count() != reports.size()) {
                throw new BenchmarkException("A sync was answered " + answer.status() + ": " + answer.text());
            }
            reports.forEach(
                    (reportId, window) -> window.patient().team().acknowledged().add(reportId));
            submitted.addAndGet(reports.size());
        });
    }

    private static byte[] sync(Map<UUID, Waiting> reports) {
        String parts = reports.entrySet().stream()
                .map(one -> "{\"reportId\":\"" + one.getKey() + "\","
                        + one.getValue()
                                .patient()
                                .report(
                                        one.getValue().windowId(),
                                        one.getValue().week())
                                .substring(1))
                .collect(Collectors.joining(","));
        LoadPatient patient = reports.values().iterator().next().patient();
        return HttpConnection.request(
                "POST",
                "/outcomes/v1/me/sync",
                patient.token(),
                "{\"sentAt\":\"" + Instant.now() + "\",\"reports\":[" + parts + "]}");
    }
}
