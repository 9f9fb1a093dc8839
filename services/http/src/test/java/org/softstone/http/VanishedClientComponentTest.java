package org.softstone.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that go away, wait too long or send a body that is framed oddly: none of it is a failure of ours. */
@QuarkusTest
@WithTestResource(TestIssuer.class)
@WithTestResource(OwnDatabase.class)
class VanishedClientComponentTest {

    private static final String SAMPLES = "/test/v1/samples";
    private static final String HEAD =
            "PUT " + SAMPLES + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n";

    @TestHTTPResource
    URI server;

    @TestHTTPResource(management = true)
    URI management;

    private final Log log = new Log();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100\r\n\r\n{\"note\": \"Maria",
                "Content-Length: 100\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"not",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"not\r\n",
                "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n"
            })
    void a_client_that_leaves_in_the_middle_of_its_body_is_no_failure(String rest) throws IOException {
        long before = answered();
        try (Socket socket = connected()) {
            socket.getOutputStream().write((HEAD + rest).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            await().until(() -> activeRequests() > 0);
        }

        await().until(() -> answered() > before);
        assertThat(log.lines).allSatisfy(VanishedClientComponentTest::isOneLine).hasSizeLessThan(2);
    }

    @Test
    void a_client_that_leaves_before_its_answer_is_no_failure() throws IOException {
        long before = answered();
        SampleResource.WAITING.drainPermits();
        try (Socket socket = connected()) {
            socket.getOutputStream()
                    .write(("GET " + SAMPLES + "/waiting HTTP/1.1\r\nHost: x\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            await().until(SampleResource.WAITING::hasQueuedThreads);
            socket.setSoLinger(true, 0);
        }
        SampleResource.WAITING.release();

        await().until(() -> answered() > before);
        assertThat(log.lines).allSatisfy(VanishedClientComponentTest::isOneLine).hasSizeLessThan(2);
    }

    @Test
    void a_client_that_leaves_in_the_middle_of_a_long_answer_is_no_failure() throws IOException {
        long before = answered();
        try (Socket socket = connected()) {
            socket.getOutputStream()
                    .write(("GET " + SAMPLES + "/long HTTP/1.1\r\nHost: x\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
            socket.setSoLinger(true, 0);
        }

        await().until(() -> answered() > before);
        assertThat(log.lines).allSatisfy(VanishedClientComponentTest::isOneLine).hasSizeLessThan(2);
    }

    /** The server closes the connection, so that the answer reaches nobody; 408 is what the problem would be. */
    @Test
    void a_body_that_does_not_come_in_time_is_no_failure() throws IOException {
        RawHttp.Answer answer = RawHttp.to(server).send(HEAD + "Content-Length: 100\r\n\r\n{\"note\": \"Maria");

        assertThat(answer.status()).isIn(408, RawHttp.CLOSED);
        assertThat(log.lines).allSatisfy(VanishedClientComponentTest::isOneLine).hasSizeLessThan(2);
    }

    @Test
    void a_chunked_body_may_have_a_trailer() throws IOException {
        RawHttp.Answer answer = RawHttp.to(server)
                .send(HEAD + "Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\ne\r\n{\"note\": \"Eva\"\r\n1\r\n}\r\n"
                        + "0\r\nX-Sum: 1\r\n\r\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("\"note\":\"Eva\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "2\r\n{}zz\r\n\r\n", "-1\r\n{}\r\n0\r\n\r\n"})
    void a_body_that_is_framed_wrongly_cannot_be_read(String chunks) throws IOException {
        RawHttp.Answer answer = RawHttp.to(server).send(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunks);

        assertThat(answer.status()).isIn(400, RawHttp.CLOSED);
        assertThat(log.lines).allSatisfy(VanishedClientComponentTest::isOneLine).hasSizeLessThan(2);
    }

    private Socket connected() throws IOException {
        return new Socket(server.getHost(), server.getPort());
    }

    private static void isOneLine(LogRecord line) {
        assertThat(line.getThrown()).as(line.getMessage()).isNull();
    }

    private long answered() {
        return (long) sum("http_server_requests_seconds_count{");
    }

    private long activeRequests() {
        return (long) sum("http_server_active_requests{");
    }

    private double sum(String series) {
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** What an operator would see. */
    private static class Log extends Handler {

        private final List<LogRecord> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                lines.add(line);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
