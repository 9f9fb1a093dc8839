package org.softstone.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A client of the live feed as a browser's EventSource: it remembers the last id and asks for what
 * came after when it reconnects. It keeps everything that it received, so that duplicates are found.
 */
final class FeedStream implements AutoCloseable {

    /** @param sequence the event's id @param kind the event's name */
    record Entry(long sequence, String kind, JsonNode data) {}

    private final HttpClient http;
    private final URI uri;
    private final String token;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    private volatile @Nullable String lastEventId;
    private volatile @Nullable InputStream connection;
    private volatile boolean ended;

    FeedStream(HttpClient http, URI uri, String token) {
        this.http = http;
        this.uri = uri;
        this.token = token;
    }

    /** Connects from the very first entry on. */
    FeedStream fromTheFirst() {
        lastEventId = "0";
        return connect();
    }

    /** Connects, or connects again, after the last entry it has seen; returns when the answer's head is there. */
    FeedStream connect() {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            InputStream body = response.body();
            connection = body;
            ended = false;
            Thread.ofVirtual().start(() -> read(body));
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Loses the connection. Entries that were read completely are kept. */
    void drop() {
        InputStream dropped = connection;
        connection = null;
        if (dropped != null) {
            try {
                dropped.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Entry> entries(String kind) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).toList();
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        drop();
    }

    private void read(InputStream body) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = null;
            String event = null;
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    take(body, id, event, data.toString());
                    id = null;
                    event = null;
                    data.setLength(0);
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                }
            }
        } catch (IOException e) {
            // Expected: the test reconnects when it wants the rest.
            ended = true;
            return;
        }
        ended = true;
    }

    private synchronized void take(InputStream from, @Nullable String id, @Nullable String event, String data)
            throws IOException {
        if (from != connection || id == null) {
            return;
        }
        lastEventId = id;
        if (!data.isEmpty()) {
            entries.add(new Entry(Long.parseLong(id), event, Api.JSON.readTree(data)));
        }
    }
}
