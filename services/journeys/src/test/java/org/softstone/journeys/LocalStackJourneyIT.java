package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.softstone.local.demo.Scenario;

/** What {@code deploy/local/up} starts, with the demo, as a person sees it on the screen. */
class LocalStackJourneyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private Process launcher;
    private BufferedReader screen;
    private URI frontDoor;

    @AfterEach
    void stop() throws InterruptedException {
        if (launcher != null && launcher.isAlive()) {
            launcher.destroy();
            launcher.waitFor(60, TimeUnit.SECONDS);
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void the_demo_is_what_the_scenario_says_outlives_kill_9_of_launcher_and_service_and_a_stop_leaves_no_process()
            throws Exception {
        // Given the demo, played on a new data folder, whose launcher was then killed
        frontDoor = URI.create("http://localhost:" + freePort());
        List<String> first = start();
        List<Long> children = children();
        List<String> alerts = alertsSeenBy("nurse-1");
        assertThat(first).anySatisfy(line -> assertThat(line).contains("demo"));
        LivedScenario lived = new LivedScenario(client, frontDoor);
        for (Scenario.Patient patient : Scenario.load().patients()) {
            lived.hasTheExpectedAlertsAndNoOthers(patient);
            lived.showsEveryWeekInTheTrend(patient);
            lived.countsAdherence(patient);
        }
        assertThat(alertsSeenBy("nurse-other")).isEmpty();
        launcher.destroyForcibly().waitFor();
        awaitEndOf(children);

        // When it is started again, a service killed, and all stopped
        List<String> second = start();
        killNotifications();
        awaitLine("notifications runs again");
        List<Long> laterChildren = children();
        List<String> laterAlerts = alertsSeenBy("nurse-1");
        launcher.destroy();
        boolean ended = launcher.waitFor(60, TimeUnit.SECONDS);

        // Then the data were still there, and nothing is left behind
        assertThat(second).noneSatisfy(line -> assertThat(line).contains("demo"));
        assertThat(laterAlerts).containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(ended).isTrue();
        assertThat(launcher.exitValue()).isZero();
        awaitEndOf(laterChildren);
    }

    /** The lines on the screen up to the word ready. */
    private List<String> start() throws IOException {
        Path packaged = ROOT.resolve("deploy").resolve("local").resolve("target");
        launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsoftstone.root=" + ROOT,
                        "-Dsoftstone.data=" + data,
                        "-Dsoftstone.port=" + frontDoor.getPort(),
                        "-Dsoftstone.demo=true",
                        "-cp",
                        packaged.resolve("softstone-local.jar") + ":" + packaged.resolve("lib") + "/*",
                        "org.softstone.local.Up")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        screen = new BufferedReader(new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8));
        String line = screen.readLine();
        while (line != null && !line.equals("ready")) {
            System.out.println(line);
            lines.add(line);
            line = screen.readLine();
        }
        assertThat(line).as("last line").isEqualTo("ready");
        return lines;
    }

    private void awaitLine(String expected) throws IOException {
        String line = screen.readLine();
        while (line != null && !line.equals(expected)) {
            System.out.println(line);
            line = screen.readLine();
        }
        assertThat(line).isEqualTo(expected);
    }

    private void killNotifications() throws IOException {
        List<ProcessHandle> services = children().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(process -> process.info().commandLine().orElse("").contains("services/notifications/target"))
                .toList();
        assertThat(services).hasSize(1);
        services.getFirst().destroyForcibly();
    }

    private List<Long> children() throws IOException {
        try (var files = Files.list(data.resolve("processes"))) {
            List<Long> children = files.map(
                            file -> Long.valueOf(file.getFileName().toString()))
                    .toList();
            assertThat(children).as("PostgreSQL, Kafka and three services").hasSize(5);
            return children;
        }
    }

    private static void awaitEndOf(List<Long> processes) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> processes.stream()
                        .noneMatch(pid -> ProcessHandle.of(pid)
                                .map(ProcessHandle::isAlive)
                                .orElse(false)));
    }

    private List<String> alertsSeenBy(String user) throws Exception {
        String credentials = "{\"username\":\"" + user + "\",\"password\":\"" + user + "\"}";
        HttpResponse<String> token = client.send(
                HttpRequest.newBuilder(frontDoor.resolve("/auth/token"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(credentials))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> alerts = client.send(
                HttpRequest.newBuilder(frontDoor.resolve("/notifications/v1/alerts?state=all"))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + JSON.readTree(token.body())
                                                .path("access_token")
                                                .asText())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(alerts.statusCode()).as(alerts.body()).isEqualTo(200);
        Iterable<JsonNode> items = JSON.readTree(alerts.body()).path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(alert -> alert.path("rule").asText())
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
