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
import org.softstone.embedded.ServerProcess;

/** One service, started from its package as a process of its own. */
public final class ServiceProcess extends ServerProcess {

    /** Marks the service's health answer with the start it belongs to. */
    private static final String TOKEN_IN_HEALTH = "-Dquarkus.smallrye-health.additional.property.start=";

    /**
     * From measurement (deploy/benchmark/README.md). The compiler's memory goes back to the system once it is done, and its
     * threads give way to requests: a service that starts, or is busy, is not held up by it. The cache stays where it was
     * written for, so that its pages need no change.
     */
    private static final List<String> TUNED_FLAGS = List.of(
            "-Xms48m",
            "-Xmx80m",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:ThreadPriorityPolicy=1",
            "-XX:CompilerThreadPriority=10",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

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

    /** From the start of the process until it said that it is ready. */
    public synchronized Duration startup() {
        return startup;
    }

    /** Resident memory; empty where the system does not report it. */
    public OptionalLong residentKibibytes() {
        ChildProcess current = process();
        return current == null ? OptionalLong.empty() : current.residentKibibytes();
    }

    @Override
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
        command.addAll(TUNED_FLAGS);
        command.add(TOKEN_IN_HEALTH + token);
        command.addAll(List.of("-jar", packaged.toString()));
        startedAt = System.nanoTime();
        started(children.start(service.serviceName(), command, environment, packaged.getParent(), log));
    }

    private long startedAt;
    private String token = "";

    public void awaitReady() {
        await(this::isReady, START_WITHIN, Duration.ofMillis(25));
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

    @Override
    public void stop() {
        stop(Duration.ofSeconds(20));
    }
}
