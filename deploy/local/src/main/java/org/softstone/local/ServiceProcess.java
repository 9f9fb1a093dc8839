package org.softstone.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.softstone.embedded.ChildProcess;
import org.softstone.embedded.ChildProcesses;
import org.softstone.embedded.EmbeddedException;
import org.softstone.embedded.Pause;

/** One service, started from its package as a process of its own. */
public final class ServiceProcess {

    /** Marks the service's health answer with the start it belongs to. */
    private static final String TOKEN_IN_HEALTH = "-Dquarkus.smallrye-health.additional.property.start=";

    private static final Duration START_WITHIN = Duration.ofSeconds(120);

    private final ChildProcesses children;
    private final HttpClient http;
    private final Service service;
    private final Jvm jvm;
    private final Path packaged;
    private final Map<String, String> environment;
    private final Path log;
    private final int port;
    private final int managementPort;
    private ChildProcess process;
    private Duration startup = Duration.ZERO;

    ServiceProcess(
            ChildProcesses children,
            HttpClient http,
            Service service,
            Jvm jvm,
            Path packaged,
            Map<String, String> environment,
            Path log,
            int port,
            int managementPort) {
        this.children = children;
        this.http = http;
        this.service = service;
        this.jvm = jvm;
        this.packaged = packaged;
        this.environment = environment;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    public Service service() {
        return service;
    }

    public int port() {
        return port;
    }

    /** Where health, metrics and business time are; never public. */
    public URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    public synchronized boolean isRunning() {
        return process != null && process.isRunning();
    }

    /** From the start of the process until it said that it is ready. */
    public synchronized Duration startup() {
        return startup;
    }

    /** Resident memory; empty where the system does not report it. */
    public synchronized OptionalLong residentKibibytes() {
        return process == null ? OptionalLong.empty() : process.residentKibibytes();
    }

    synchronized ChildProcess process() {
        return process;
    }

    /** Starts it and waits until it is ready. */
    public void start() {
        begin();
        awaitReady();
    }

    /** Starts it without its ahead-of-time cache, and waits until it is ready. */
    public void startWithoutCache() {
        begin(List.of("-XX:AOTMode=off"));
        awaitReady();
    }

    /** Starts it without waiting. */
    public void begin() {
        begin(List.of());
    }

    private synchronized void begin(List<String> furtherFlags) {
        if (isRunning()) {
            return;
        }
        List<String> command = new ArrayList<>(jvm.command());
        command.addAll(furtherFlags);
        token = UUID.randomUUID().toString();
        command.addAll(List.of("-Xms48m", "-Xmx160m", "-XX:MaxMetaspaceSize=192m", TOKEN_IN_HEALTH + token));
        command.addAll(List.of("-jar", packaged.toString()));
        startedAt = System.nanoTime();
        process = children.start(service.serviceName(), command, environment, packaged.getParent(), log);
    }

    private long startedAt;
    private String token = "";

    public void awaitReady() {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (!isReady()) {
            ChildProcess current = process();
            if (!current.isRunning()) {
                throw current.failure("ended before it was ready");
            }
            if (System.nanoTime() > deadline) {
                throw current.failure("was not ready within " + START_WITHIN.toSeconds() + " s");
            }
            Pause.of(Duration.ofMillis(25));
        }
        synchronized (this) {
            startup = Duration.ofNanos(System.nanoTime() - startedAt);
        }
    }

    /** Whether the process that was started here answers; what somebody else answers on its port does not count. */
    public boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(management("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains(token()) && isRunning();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while " + service.serviceName() + " started.", e);
        }
    }

    private synchronized String token() {
        return token;
    }

    public void stop() {
        stop(Duration.ofSeconds(20));
    }

    boolean stop(Duration gracePeriod) {
        ChildProcess current = process();
        return current == null || current.stop(gracePeriod);
    }

    /** kill -9. */
    public void kill() {
        ChildProcess current = process();
        if (current != null) {
            current.kill();
        }
    }

    public void restart() {
        stop();
        start();
    }
}
