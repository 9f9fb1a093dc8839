package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.softstone.local.Service;

/** Nothing is lost or duplicated when processes die. */
class CrashJourneyIT {

    private static final int PATIENTS = 100;
    private static final int REPORTS_EACH = 20;

    private final JourneyStack stack = JourneyStack.shared();
    private final CareSetting setting = CareSetting.open(stack);

    @Test
    void every_one_of_2000_reports_is_in_the_feed_once_and_in_order_though_every_process_is_killed_meanwhile()
            throws Exception {
        List<CareSetting.Enrolled> patients = enrolled();
        Map<String, List<String>> sent = new ConcurrentHashMap<>();
        AtomicInteger accepted = new AtomicInteger();
        Semaphore allowed = new Semaphore(0);
        Instant filed = stack.now();
        List<Runnable> kills = List.of(
                () -> stack.killAndRestart(Service.OUTCOMES),
                () -> stack.killAndRestart(Service.NOTIFICATIONS),
                stack::killAndRestartBroker,
                () -> stack.killAndRestart(Service.INFUSIONS));
        try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> phoneCalls = new ArrayList<>();
            for (CareSetting.Enrolled patient : patients) {
                phoneCalls.add(phones.submit(() -> {
                    for (int number = 0; number < REPORTS_EACH; number++) {
                        allowed.acquire();
                        sent.computeIfAbsent(patient.patientId(), id -> new ArrayList<>())
                                .add(sendUntilAccepted(patient, number, filed));
                        accepted.incrementAndGet();
                    }
                    return null;
                }));
            }

            for (Runnable kill : kills) {
                // A share of the reports goes out for each kill, which falls among the first of them.
                int before = accepted.get();
                int share = PATIENTS * REPORTS_EACH / kills.size();
                allowed.release(share);
                stack.await("some reports accepted", () -> accepted.get() >= before + share / 10);
                int atKill = accepted.get();
                kill.run();
                stack.await("the share accepted", () -> accepted.get() >= before + share);
                assertThat(atKill).as("accepted when the process was killed").isLessThan(before + share);
            }
            for (Future<?> phone : phoneCalls) {
                phone.get();
            }
        }

        stack.await("all reports in the feed", () -> reportsInFeed().size() >= PATIENTS * REPORTS_EACH);
        assertThat(byPatient(reportsInFeed())).isEqualTo(sent);
        List<JsonNode> everything = feed();
        for (int position = 0; position < everything.size(); position++) {
            assertThat(everything.get(position).get("sequence").asLong()).isEqualTo(position + 1L);
        }
        assertThat(stack.deadLetters()).isEmpty();
    }

    private List<CareSetting.Enrolled> enrolled() throws Exception {
        List<CareSetting.Enrolled> patients = new ArrayList<>();
        try (ExecutorService nurses = Executors.newFixedThreadPool(8)) {
            List<Callable<CareSetting.Enrolled>> enrolments = Collections.nCopies(PATIENTS, setting::enrol);
            for (Future<CareSetting.Enrolled> one : nurses.invokeAll(enrolments)) {
                patients.add(one.get());
            }
        }
        return patients;
    }

    /** As a phone does: the same report under the same id until somebody has answered. */
    private String sendUntilAccepted(CareSetting.Enrolled patient, int number, Instant filed) {
        String reportId = UUID.randomUUID().toString();
        var report = CareSetting.report(number % 2, filed);
        report.put("note", "report " + number);
        stack.await("report " + number + " of " + patient.person().userId(), () -> {
            try {
                int status = stack.as(patient.person())
                        .tryPut("/outcomes/v1/me/reports/" + reportId, report)
                        .status();
                assertThat(status).isIn(200, 201, 500, 502, 503, 504);
                return status < 300;
            } catch (IOException noConnection) {
                return false;
            }
        });
        return reportId;
    }

    private List<JsonNode> feed() {
        List<JsonNode> entries = new ArrayList<>();
        String after = "0";
        while (after != null) {
            Answer page = stack.as(setting.nurse).get("/notifications/v1/feed?limit=200&after=" + after);
            page.expecting(200);
            entries.addAll(page.items());
            after = page.body().hasNonNull("nextCursor")
                    ? page.body().get("nextCursor").asText()
                    : null;
        }
        return entries;
    }

    private List<JsonNode> reportsInFeed() {
        return feed().stream()
                .filter(entry -> "report-submitted".equals(entry.get("kind").asText()))
                .toList();
    }

    private static Map<String, List<String>> byPatient(List<JsonNode> entries) {
        Map<String, List<String>> reports = new ConcurrentHashMap<>();
        entries.forEach(entry -> reports.computeIfAbsent(entry.get("patientId").asText(), id -> new ArrayList<>())
                .add(entry.get("reportId").asText()));
        return reports;
    }
}
