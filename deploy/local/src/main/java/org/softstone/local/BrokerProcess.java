package org.softstone.local;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.softstone.embedded.ChildProcess;
import org.softstone.embedded.ChildProcesses;
import org.softstone.embedded.EmbeddedException;
import org.softstone.embedded.Pause;
import org.softstone.embedded.Ports;

/** A real Kafka broker (KRaft, one node) as a process of its own, with its data in a folder that outlives it. */
public final class BrokerProcess {

    private static final Duration START_WITHIN = Duration.ofSeconds(90);

    private final ChildProcesses children;
    private final Jvm jvm;
    private final Path data;
    private final Path log;
    private final int port;
    private final int controllerPort;
    private ChildProcess broker;

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

    public synchronized boolean isRunning() {
        return broker != null && broker.isRunning();
    }

    synchronized ChildProcess process() {
        return broker;
    }

    /** Starts it and waits until it answers. */
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
        broker = children.start("Kafka", command, Map.of(), data.getParent(), log);
        awaitAnswer();
    }

    public void stop() {
        stop(Duration.ofSeconds(30));
    }

    synchronized boolean stop(Duration gracePeriod) {
        return broker == null || broker.stop(gracePeriod);
    }

    /** kill -9. */
    public synchronized void kill() {
        if (broker != null) {
            broker.kill();
        }
    }

    public void restart() {
        stop();
        start();
    }

    /** This JVM's, for a process in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (!Ports.isListening(port)) {
            if (!broker.isRunning()) {
                throw broker.failure("ended before it was ready");
            }
            if (System.nanoTime() > deadline) {
                throw broker.failure("did not answer within " + START_WITHIN.toSeconds() + " s");
            }
            Pause.of(Duration.ofMillis(50));
        }
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers());
        try (Admin admin = Admin.create(properties)) {
            admin.describeCluster().nodes().get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw broker.failure("does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while Kafka started.", e);
        }
    }
}
