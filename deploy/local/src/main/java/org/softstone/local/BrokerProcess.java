package org.softstone.local;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.softstone.embedded.ChildProcesses;
import org.softstone.embedded.EmbeddedException;
import org.softstone.embedded.Ports;
import org.softstone.embedded.ServerProcess;

/** A real Kafka broker (KRaft, one node) as a process of its own, with its data in a folder that outlives it. */
public final class BrokerProcess extends ServerProcess {

    private static final Duration START_WITHIN = Duration.ofSeconds(90);

    private final ChildProcesses children;
    private final Jvm jvm;
    private final Path data;
    private final Path log;
    private final int port;
    private final int controllerPort;

    BrokerProcess(ChildProcesses children, Jvm jvm, Path data, Path log, int port, int controllerPort) {
        this.children = children;
        this.jvm = jvm;
        this.data = data;
        this.log = log;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        List<String> command = new ArrayList<>(jvm.command());
        command.addAll(List.of(
                "-Xms64m",
                "-Xmx256m",
                "-cp",
                classPath(),
                Broker.class.getName(),
                data.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort)));
        started(children.start("Kafka", command, Map.of(), data.getParent(), log));
        await(() -> Ports.isListening(port), START_WITHIN, Duration.ofMillis(50));
        awaitAnswer();
    }

    @Override
    public void stop() {
        stop(Duration.ofSeconds(30));
    }

    /** This JVM's, for a process in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitAnswer() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.describeCluster().nodes().get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw process().failure("does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while Kafka started.", e);
        }
    }
}
