package org.softstone.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.softstone.local.LocalStack;
import org.softstone.local.Service;
import org.softstone.testing.TestEvents;

/**
 * The packaged services on real PostgreSQL and Kafka, each in its own process, started once for all journeys. Every journey
 * has its own people, with tokens of the stack's issuer.
 */
final class JourneyStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static JourneyStack shared;

    private final LocalStack stack;
    private final URI frontDoor;

    private JourneyStack(String name, Function<Service, Map<String, String>> environment) {
        stack = LocalStack.of(Path.of("../.."))
                .data(emptyFolder(name))
                .environment(environment)
                .progress(System.out::println)
                .start();
        frontDoor = stack.frontDoor().url();
    }

    /** One of its own for a journey whose services are told something else. */
    static JourneyStack with(String name, Function<Service, Map<String, String>> environment) {
        return new JourneyStack(name, environment);
    }

    static synchronized JourneyStack shared() {
        if (shared == null) {
            shared = new JourneyStack("stack", service -> Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "stop-journey-stack"));
        }
        return shared;
    }

    Api as(Person person) {
        return new Api(frontDoor, stack.issuer().token(person.userId(), List.of(person.group())));
    }

    Phone phoneOf(Person patient) {
        return new Phone(frontDoor, stack.issuer().token(patient.userId(), List.of(patient.group())));
    }

    /** Business time. */
    Instant now() {
        return stack.now();
    }

    LocalDate today() {
        return now().atZone(CareSetting.ZONE).toLocalDate();
    }

    /** Moves business time forward, with everything that falls due on the way, once what was done before is handled. */
    void moveTo(Instant time) {
        // A visit whose event arrives after the move would be planned in the past.
        stack.awaitQuiet(PATIENCE);
        stack.liveUntil(time);
    }

    void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    void killAndRestart(Service service) {
        stack.service(service).kill();
        stack.service(service).start();
    }

    boolean isReady(Service service) {
        return stack.service(service).isReady();
    }

    URI managementOf(Service service, String path) {
        return stack.service(service).management(path);
    }

    /** As the owner of the service's tables. */
    void change(Service service, String statement) {
        try (Connection connection = stack.ownedDatabase(service).connect();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void killAndRestartBroker() {
        stack.broker().kill();
        stack.broker().start();
    }

    String bootstrapServers() {
        return stack.broker().bootstrapServers();
    }

    /** The records of all dead-letter topics. */
    List<String> deadLetters() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
                TestEvents events = new TestEvents(bootstrapServers())) {
            return admin.listTopics().names().get().stream()
                    .filter(topic -> topic.contains(".dead."))
                    .flatMap(topic -> events.recordsOn(topic).stream())
                    .map(Object::toString)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    long count(Service service, String countingQuery) {
        try (Connection connection = stack.ownedDatabase(service).connect();
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(countingQuery)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stack.close();
    }

    /** Logs and data of the last run stay here. */
    private static Path emptyFolder(String name) {
        Path folder = Path.of("target", name);
        try (Stream<Path> old = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
