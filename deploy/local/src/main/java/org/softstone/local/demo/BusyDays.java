package org.softstone.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.softstone.embedded.EmbeddedException;
import org.softstone.local.DemoUser;
import org.softstone.local.LocalStack;

/**
 * What the services do all day, often enough that the JVMs compile it and put its profiles into their ahead-of-time caches:
 * reports by the hundred, syncs, feeds, streams, acknowledgements and missed windows. For the training run only.
 */
final class BusyDays {

    /** A day's single reports and its sync are as many unscheduled reports as outcomes takes from one patient. */
    private static final int SINGLE_REPORTS = 150;

    private static final int REPORTS_IN_A_SYNC = 50;

    /** In one of so many reports pain is much higher, so that alerts are part of the work. */
    private static final int ALARMING_ONE_IN = 20;

    /** At once, as many clients as phones of a busy hour. */
    private static final int CLIENTS = 8;

    private static final int READS = 30;

    /** With the lowest priority on a busy machine, too. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack;
    private final Function<DemoUser, Api> as;
    private final List<Patient> patients;

    record Patient(DemoUser user, List<String> activityIds, String depositId) {}

    BusyDays(LocalStack stack, Function<DemoUser, Api> as, List<Patient> patients) {
        this.stack = stack;
        this.as = as;
        this.patients = patients;
    }

    void live(int days) {
        for (int day = 0; day < days; day++) {
            as.apply(DemoUser.NURSE_1).listen("/notifications/v1/feed/stream", () -> {
                report();
                stack.awaitQuiet(PATIENCE);
            });
            read();
            stack.liveUntil(stack.now().plus(1, ChronoUnit.DAYS));
        }
    }

    /** Nobody reports any more: windows close. */
    void stayAway(int weeks) {
        stack.liveUntil(stack.now().plus(7L * weeks, ChronoUnit.DAYS));
    }

    private void report() {
        Instant now = stack.now();
        List<Callable<JsonNode>> work = new ArrayList<>();
        for (int i = 0; i < SINGLE_REPORTS; i++) {
            for (Patient patient : patients) {
                ObjectNode report = report(patient, i, now);
                work.add(() ->
                        as.apply(patient.user()).put("/outcomes/v1/me/reports/" + Demo.timeOrderedId(now), report));
            }
        }
        for (Patient patient : patients) {
            ObjectNode sync = JSON.createObjectNode().put("sentAt", now.toString());
            ArrayNode reports = sync.putArray("reports");
            for (int i = 0; i < REPORTS_IN_A_SYNC; i++) {
                reports.add(report(patient, i, now)
                        .put("reportId", Demo.timeOrderedId(now).toString()));
            }
            work.add(() -> as.apply(patient.user()).post("/outcomes/v1/me/sync", sync));
        }
        together(work);
    }

    private static ObjectNode report(Patient patient, int number, Instant now) {
        boolean alarming = number % ALARMING_ONE_IN == 0;
        Scenario.Week week = new Scenario.Week(
                0, false, alarming ? 8 : 3 + number % 2, 6, 2, Map.of("nausea", 1), null, null, null, null);
        ObjectNode report = WeeklyReport.of(week, patient.activityIds(), patient.depositId());
        return report.put("openedAt", now.minusSeconds(150).toString())
                .put("submittedAt", now.toString())
                .put("sentAt", now.toString());
    }

    private void read() {
        List<Callable<JsonNode>> work = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            for (Patient patient : patients) {
                for (String path : List.of("form", "windows", "reports", "trend")) {
                    work.add(() -> as.apply(patient.user()).get("/outcomes/v1/me/" + path));
                }
            }
            long after = 10L * i;
            for (DemoUser member : List.of(DemoUser.NURSE_1, DemoUser.NURSE_2, DemoUser.PHYSICIAN_1)) {
                work.add(() -> as.apply(member).get("/notifications/v1/feed?after=" + after));
                work.add(() -> as.apply(member).get("/notifications/v1/alerts"));
            }
        }
        together(work);
        acknowledge();
    }

    private void acknowledge() {
        Api nurse = as.apply(DemoUser.NURSE_1);
        List<Callable<JsonNode>> work = new ArrayList<>();
        nurse.get("/notifications/v1/alerts?state=raised&limit=200")
                .path("items")
                .forEach(alert -> work.add(() -> nurse.post(
                        "/notifications/v1/alerts/" + alert.path("alertId").asText() + "/acknowledge")));
        together(work);
    }

    private static void together(List<Callable<JsonNode>> work) {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<JsonNode> done : clients.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new EmbeddedException("A busy day went wrong: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted.", e);
        }
    }
}
