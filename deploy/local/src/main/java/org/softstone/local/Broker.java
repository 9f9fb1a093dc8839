package org.softstone.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.softstone.embedded.KafkaNode;

/** The broker's own program: {@code Broker <data folder> <port> <controller port>}. Ends with SIGTERM. */
final class Broker {

    private static final Map<String, String> SETTINGS = Map.of(
            "auto.create.topics.enable",
            "false",
            // After a crash the broker waits until its former session has expired: 9 s by default.
            "broker.session.timeout.ms",
            "3000",
            "broker.heartbeat.interval.ms",
            "500");

    private Broker() {}

    public static void main(String... arguments) {
        // Kafka logs pages about its configuration at every start.
        Logger.getLogger("").setLevel(Level.WARNING);
        KafkaNode node = new KafkaNode(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), SETTINGS);
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "stop-broker"));
        node.start();
        node.awaitShutdown();
    }
}
