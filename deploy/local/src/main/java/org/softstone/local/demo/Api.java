package org.softstone.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Future;
import org.softstone.embedded.EmbeddedException;
import org.softstone.local.DemoUser;

/** The public API behind the front door, called as a demo user who has signed in there. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI frontDoor;
    private final String token;

    private Api(HttpClient client, URI frontDoor, String token) {
        this.client = client;
        this.frontDoor = frontDoor;
        this.token = token;
    }

    static Api signIn(HttpClient client, URI frontDoor, DemoUser user) {
        Api anonymous = new Api(client, frontDoor, "");
        JsonNode answer = anonymous.post(
                "/auth/token",
                JSON.createObjectNode().put("username", user.userName()).put("password", user.userName()));
        return new Api(client, frontDoor, answer.path("access_token").asText());
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, JsonNode body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    JsonNode post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    JsonNode put(String path, JsonNode body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Reads an endless answer while the work is done. */
    void listen(String path, Runnable work) {
        HttpRequest request = request(path).timeout(Duration.ofMinutes(10)).build();
        Future<HttpResponse<Void>> reading = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            work.run();
        } finally {
            reading.cancel(true);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(frontDoor.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new EmbeddedException("The demo failed: " + request.method() + " "
                        + request.uri().getPath() + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isBlank() ? NullNode.getInstance() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new EmbeddedException("The demo failed: " + request.uri() + " does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted.", e);
        }
    }
}
