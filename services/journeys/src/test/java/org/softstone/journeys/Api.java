package org.softstone.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The three services behind their front door, called as one person. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI frontDoor;
    private final String token;

    Api(URI frontDoor, String token) {
        this.frontDoor = frontDoor;
        this.token = token;
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer post(String path, Object body) {
        return send(request(path).POST(json(body)).build());
    }

    Answer put(String path, Object body) {
        return send(request(path).PUT(json(body)).build());
    }

    Answer put(String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder builder = request(path).PUT(json(body));
        headers.forEach(builder::header);
        return send(builder.build());
    }

    /** As {@link #put}, but what a phone without connection sees is an exception. */
    Answer tryPut(String path, Object body) throws IOException {
        return exchange(request(path).PUT(json(body)).build());
    }

    FeedStream feed() {
        return new FeedStream(HTTP, frontDoor.resolve("/notifications/v1/feed/stream"), token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(frontDoor.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer send(HttpRequest request) {
        try {
            return exchange(request);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        }
    }

    private static Answer exchange(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isBlank() ? NullNode.getInstance() : JSON.readTree(response.body());
            return new Answer(request.method() + " " + request.uri().getPath(), response.statusCode(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
