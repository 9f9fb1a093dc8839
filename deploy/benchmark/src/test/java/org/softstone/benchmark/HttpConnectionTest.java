package org.softstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

    private HttpServer server;

    @BeforeEach
    void answerWithWhatWasSent() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String said = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = said.getBytes(StandardCharsets.UTF_8);
            boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
            exchange.sendResponseHeaders(chunked ? 200 : 201, chunked ? 0 : body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void one_connection_carries_one_request_after_the_other() throws IOException {
        try (HttpConnection connection = new HttpConnection(server.getAddress().getPort())) {
            // When
            HttpConnection.Answer first = connection.send(HttpConnection.request("PUT", "/", "t", "Grüße"));
            HttpConnection.Answer second = connection.send(HttpConnection.request("GET", "/chunked", "u", null));

            // Then
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.text()).isEqualTo("PUT Bearer t Grüße");
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.text()).isEqualTo("GET Bearer u ");
        }
    }

    @Test
    void a_connection_that_ends_early_is_a_failure() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpConnection connection = new HttpConnection(silent.getLocalPort())) {
            silent.accept().close();

            // When
            assertThatThrownBy(() -> connection.send(HttpConnection.request("GET", "/", "t", null)))
                    // Then
                    .isInstanceOfAny(EOFException.class, IOException.class);
        }
    }
}
