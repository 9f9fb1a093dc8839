package org.softstone.testing;

import java.nio.file.Path;
import java.util.Map;
import org.softstone.embedded.Folders;
import org.softstone.embedded.KafkaNode;
import org.softstone.embedded.Ports;

/** A real Kafka broker in this JVM, with its data in a folder that outlives {@link #stop} and {@link #start}. */
public final class EmbeddedKafkaBroker extends KafkaNode implements AutoCloseable {

    /** Class loaders of Quarkus tests load this class more than once; the system properties are one per JVM. */
    private static final String SHARED = "softstone.testing.kafka";

    private final Runnable onClose;

    public EmbeddedKafkaBroker(Path folder, int port, int controllerPort) {
        this(folder, port, controllerPort, () -> {});
    }

    private EmbeddedKafkaBroker(Path folder, int port, int controllerPort, Runnable onClose) {
        super(folder.resolve("data"), port, controllerPort, Map.of("num.partitions", "8"));
        this.onClose = onClose;
    }

    /** Bootstrap servers of the one broker that all tests of this JVM share; it stops with the JVM. */
    public static synchronized String sharedBootstrapServers() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(SHARED);
            if (known != null) {
                return known;
            }
            EmbeddedKafkaBroker broker = startInTemporaryFolder();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-shared-kafka"));
            System.setProperty(SHARED, broker.bootstrapServers());
            return broker.bootstrapServers();
        }
    }

    /** A broker of the test's own, which it may stop and start. */
    public static EmbeddedKafkaBroker startInTemporaryFolder() {
        Path folder = Folders.temporary("softstone-kafka-");
        EmbeddedKafkaBroker broker =
                new EmbeddedKafkaBroker(folder, Ports.free(), Ports.free(), () -> Folders.delete(folder));
        broker.start();
        return broker;
    }

    /** Stops the broker and deletes a temporary folder. */
    @Override
    public void close() {
        stop();
        onClose.run();
    }
}
