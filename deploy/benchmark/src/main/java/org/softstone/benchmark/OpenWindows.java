package org.softstone.benchmark;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
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

    private final LocalStack stack;
    private final LoadPatients loadPatients;
    private final List<LoadPatient> patients;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final AtomicLong submitted = new AtomicLong();
    private int nextWeek;

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
            loadPatients.openWindows(patients, first, weeks, java.time.Duration.ofDays(20));
            nextWeek += weeks;
            Map<UUID, LoadPatient> byId =
                    patients.stream().collect(Collectors.toMap(LoadPatient::patientId, Function.identity()));
            waiting.addAll(Rows.read(
                    stack.database(Service.OUTCOMES),
                    "SELECT patient_id, window_id, week FROM report_window"
                            + " WHERE patient_id = ANY (?) AND week >= ? AND state = 'open' ORDER BY week, window_id",
                    row -> new Waiting(
                            byId.get(row.getObject(1, UUID.class)), row.getObject(2, UUID.class), row.getInt(3)),
                    byId.keySet(),
                    first));
        }
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
}
