package org.softstone.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A clinician's open feed stream, with the time at which each report arrived on it. */
final class FeedStream implements AutoCloseable {

    private static final Pattern REPORT = Pattern.compile("\"reportId\":\"([0-9a-f-]{36})\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, CompletableFuture<Long>> read = new ConcurrentHashMap<>();
    private final HttpResponse<java.io.InputStream> stream;

    FeedStream(int port, String token) {
        try {
            stream = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/notifications/v1/feed/stream"))
                            .header("Authorization", "Bearer " + token)
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new BenchmarkException("The feed's stream cannot be opened: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted.", e);
        }
        if (stream.statusCode() != 200) {
            throw new BenchmarkException("The feed's stream answered " + stream.statusCode());
        }
        Thread.ofPlatform().daemon().name("feed-stream").start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            String kind = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    kind = line.substring(6).strip();
                } else if (line.startsWith("data:") && kind.equals("report-submitted")) {
                    Matcher report = REPORT.matcher(line);
                    if (report.find()) {
                        whenRead(report.group(1)).complete(System.nanoTime());
                    }
                }
            }
        } catch (IOException e) {
            // Closed, or the service ended: who waits for a report that never comes says so.
        }
    }

    private CompletableFuture<Long> whenRead(String reportId) {
        return read.computeIfAbsent(reportId, _ -> new CompletableFuture<>());
    }

    /** When the report arrived, as {@link System#nanoTime}. */
    long await(String reportId, Duration timeout) {
        try {
            return whenRead(reportId).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchmarkException(
                    "A report did not come through the feed's stream within " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted.", e);
        } finally {
            read.remove(reportId);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
