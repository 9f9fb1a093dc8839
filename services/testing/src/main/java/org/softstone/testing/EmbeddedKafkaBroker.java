package org.softstone.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker (KRaft, one combined node) in this JVM, with its data in a folder that outlives it. */
public final class EmbeddedKafkaBroker implements AutoCloseable {

    /** Class loaders of Quarkus tests load this class more than once; the system properties are one per JVM. */
    private static final String SHARED_PORT = "softstone.testing.kafka.port";

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final Runnable onClose;
    private KafkaRaftServer server;

    public EmbeddedKafkaBroker(Path folder, int port, int controllerPort) {
        this(folder, port, controllerPort, () -> {});
    }

    private EmbeddedKafkaBroker(Path folder, int port, int controllerPort, Runnable onClose) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
        this.onClose = onClose;
    }

    /** Bootstrap servers of the one broker that all tests of this JVM share; it stops with the JVM. */
    public static synchronized String sharedBootstrapServers() {
        synchronized (System.getProperties()) {
            Integer known = Integer.getInteger(SHARED_PORT);
            if (known != null) {
                return "localhost:" + known;
            }
            EmbeddedKafkaBroker broker = startInTemporaryFolder();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-shared-kafka"));
            System.setProperty(SHARED_PORT, Integer.toString(broker.port));
            return broker.bootstrapServers();
        }
    }

    /** A broker of the test's own, which it may stop and start. */
    public static EmbeddedKafkaBroker startInTemporaryFolder() {
        TemporaryFolder folder = TemporaryFolder.named("softstone-kafka-");
        EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker(folder.path(), Ports.free(), Ports.free(), folder::delete);
        broker.start();
        return broker;
    }

    public synchronized void start() {
        Path data = folder.resolve("data");
        Properties properties = properties(data);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(properties);
        }
        server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
    }

    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Waits until the broker ends. */
    public void awaitShutdown() {
        server.awaitShutdown();
    }

    /** Stops the broker; a temporary folder goes with it. */
    @Override
    public void close() {
        stop();
        onClose.run();
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    private Properties properties(Path data) {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("listeners", "BROKER://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort),
                Map.entry("advertised.listeners", "BROKER://localhost:" + port),
                Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "BROKER"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.bootstrap.servers", "localhost:" + controllerPort),
                Map.entry("log.dirs", data.toString()),
                Map.entry("num.partitions", "8"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "16777216")));
        return properties;
    }

    private void format(Properties properties) {
        try {
            Files.createDirectories(folder);
            Path config = folder.resolve("server.properties");
            try (var out = Files.newOutputStream(config)) {
                properties.store(out, null);
            }
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int exit = StorageTool.execute(
                    new String[] {
                        "format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", config.toString()
                    },
                    new PrintStream(said, true, StandardCharsets.UTF_8));
            if (exit != 0) {
                throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
