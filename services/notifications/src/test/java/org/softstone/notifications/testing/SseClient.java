package org.softstone.notifications.testing;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.softstone.testing.openapi.CheckEveryAnswer;
import org.softstone.testing.openapi.Exchange;

/** A client of the live feed: connected, with its headers received, when it is there. */
public final class SseClient implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile String lastEventId;
    private volatile boolean ended;

    /** One event as the specification dispatches it: blocks without data are none. */
    public record Event(String id, String name, String data) {
        public JsonPath json() {
            return JsonPath.from(data);
        }

        public long sequence() {
            return Long.parseLong(id);
        }
    }

    private SseClient(HttpResponse<InputStream> response, boolean reads) {
        this.response = response;
        if (response.statusCode() == 200) {
            CheckEveryAnswer.check(Exchange.of(
                    "GET",
                    response.uri(),
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    ""));
        }
        this.reader = reads
                ? Thread.ofVirtual().start(this::read)
                : Thread.ofVirtual().unstarted(this::read);
    }

    public static SseClient open(String token) {
        return open(token, null);
    }

    /** @param lastEventId null to start now */
    public static SseClient open(String token, String lastEventId) {
        return open(token, lastEventId, true);
    }

    /** One that takes nothing from its connection. */
    public static SseClient silent(String token, String lastEventId) {
        return open(token, lastEventId, false);
    }

    private static SseClient open(String token, String lastEventId, boolean reads) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/notifications/v1/feed/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new SseClient(
                HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join(),
                reads);
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public List<Event> events() {
        return events;
    }

    /** Everything received, comments included. */
    public List<String> lines() {
        return lines;
    }

    /** What a browser would send as Last-Event-ID. */
    public String lastEventId() {
        return lastEventId;
    }

    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the connection and waits until nothing more is taken from it. */
    public void drop() {
        close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = null;
            String name = null;
            StringBuilder data = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else if (line.isEmpty()) {
                    if (id != null) {
                        lastEventId = id;
                    }
                    if (!data.isEmpty()) {
                        events.add(new Event(id, name, data.toString()));
                    }
                    name = null;
                    data.setLength(0);
                }
            }
        } catch (IOException e) {
            // the connection was dropped
        } finally {
            ended = true;
        }
    }
}
