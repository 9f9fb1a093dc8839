package org.softstone.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.softstone.embedded.ChildProcesses;
import org.softstone.embedded.EmbeddedException;
import org.softstone.embedded.Folders;
import org.softstone.embedded.Ports;
import org.softstone.embedded.PostgresBinaries;
import org.softstone.messaging.CreateTopics;

/**
 * Everything on one machine without containers: PostgreSQL, Kafka, the issuer, the three services and the front door. All
 * but issuer and front door are processes of their own, which may be killed and restarted.
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.of(root).data(folder).start()) {
 *     String token = stack.issuer().tokenFor(DemoUser.NURSE_1);
 *     stack.service(Service.OUTCOMES).kill();
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {

    private final ChildProcesses children;
    private final PostgresProcess postgres;
    private final BrokerProcess broker;
    private final Issuer issuer;
    private final FrontDoor frontDoor;
    private final HttpClient http;
    private final Path logs;
    private final Path projectRoot;
    private final Builder builder;
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final List<ServiceProcess> replicas = new ArrayList<>();
    private final UsualPorts usualPorts = UsualPorts.ofThisMachine();
    private QuietStack quiet;
    private Supervisor supervisor;
    private boolean closed;

    private LocalStack(Builder builder) {
        Path data = builder.data.toAbsolutePath().normalize();
        this.projectRoot = builder.projectRoot;
        this.builder = builder;
        this.logs = data.resolve("logs");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        this.children = childrenOf(data);
        children.endThoseLeftBehind();

        int door = builder.frontDoorPort == 0 ? Ports.free() : builder.frontDoorPort;
        for (Service service : Service.values()) {
            ports.put(service, builder.usualPorts ? usualPorts.take(service.usualPort()) : Ports.free());
        }
        this.issuer = new Issuer(URI.create("http://localhost:" + door + "/auth"), data.resolve("issuer-key.json"));
        this.frontDoor = new FrontDoor(door, issuer, ports);

        Path target = builder.projectRoot.resolve("deploy").resolve("local").resolve("target");
        this.postgres = new PostgresProcess(
                children,
                PostgresBinaries.unpackedIn(target),
                data.resolve("postgres"),
                logs.resolve("postgres.log"),
                Ports.free(),
                builder.durable,
                new Credentials(data.resolve("credentials.properties")));
        this.broker = new BrokerProcess(
                children,
                jvm(builder, brokerCache(projectRoot)),
                data.resolve("kafka"),
                logs.resolve("kafka.log"),
                Ports.free(),
                Ports.free());
        for (Service service : Service.values()) {
            int management = builder.usualPorts ? usualPorts.take(service.usualManagementPort()) : Ports.free();
            Path packaged = service.packaged(builder.projectRoot);
            if (!Files.exists(packaged)) {
                throw new EmbeddedException(
                        service.serviceName() + " is not packaged yet: run mvn package, or deploy/local/up.");
            }
            services.put(service, process(service, service.serviceName(), ports.get(service), management));
        }
    }

    private ServiceProcess process(Service service, String name, int port, int management) {
        return new ServiceProcess(
                children,
                http,
                service,
                jvm(builder, service.aotCache(projectRoot)),
                service.packaged(projectRoot),
                environment(service, port, management),
                logs.resolve(name + ".log"),
                port,
                management);
    }

    /** One more process of that service beside the first, on free ports, not started yet; it stops with the stack. */
    public synchronized ServiceProcess replicaOf(Service service) {
        ServiceProcess replica =
                process(service, service.serviceName() + "-" + (replicas.size() + 2), Ports.free(), Ports.free());
        replicas.add(replica);
        return replica;
    }

    /** Kills processes that a killed run has left running on this data folder. */
    static void endThoseLeftBehind(Path data) {
        childrenOf(data).endThoseLeftBehind();
    }

    private static ChildProcesses childrenOf(Path data) {
        return new ChildProcesses(data.resolve("processes"));
    }

    /** A stack of the services that are packaged in the project's folder. */
    public static Builder of(Path projectRoot) {
        return new Builder(projectRoot.toAbsolutePath().normalize());
    }

    public PostgresProcess postgres() {
        return postgres;
    }

    public BrokerProcess broker() {
        return broker;
    }

    public ServiceProcess service(Service service) {
        return services.get(service);
    }

    /** As the service itself works in it. */
    public Database database(Service service) {
        return postgres.serviceIn(service.serviceName());
    }

    /** As the owner of its tables. */
    public Database ownedDatabase(Service service) {
        return postgres.ownerIn(service.serviceName());
    }

    public Issuer issuer() {
        return issuer;
    }

    public FrontDoor frontDoor() {
        return frontDoor;
    }

    /** Business time of the service that is furthest ahead. */
    public Instant now() {
        return quiet().now();
    }

    /** Moves the business time of all services forward to the given one; a service that is there already stays. */
    public void moveTimeTo(Instant time) {
        quiet().moveTimeTo(time);
    }

    /**
     * The next moment after now at which a timer of any service falls due, nightly snapshots aside, if there is one before
     * the limit; else the limit.
     */
    public Instant nextDueBefore(Instant limit) {
        return quiet().nextDueBefore(limit);
    }

    /** Waits until no timer is due, every outbox is empty, nothing is parked and every event is handled by its readers. */
    public void awaitQuiet(Duration atMost) {
        quiet().await(atMost);
    }

    /** Moves business time to the given one, stopping at every due time on the way until the stack is quiet. */
    public void liveUntil(Instant time) {
        quiet().liveUntil(time);
    }

    /**
     * From now on restarts parts that end although nobody stopped them.
     *
     * @param told receives a sentence at each end and each restart
     * @param givenUp receives what to do about a part that keeps ending
     */
    void supervise(Consumer<String> told, Consumer<String> givenUp) {
        supervisor = new Supervisor(told, givenUp);
        supervisor.watch(postgres::process, postgres::start);
        supervisor.watch(broker::process, broker::start);
        services.values().forEach(service -> supervisor.watch(service::process, service::start));
    }

    private void start(Consumer<String> progress) {
        try {
            frontDoor.open();
            together(List.of(
                    () -> {
                        long started = System.nanoTime();
                        postgres.start();
                        for (Service service : Service.values()) {
                            postgres.serviceDatabase(service.serviceName());
                        }
                        progress.accept(line("PostgreSQL", seconds(started), "127.0.0.1:" + postgres.port()));
                    },
                    () -> {
                        long started = System.nanoTime();
                        broker.start();
                        CreateTopics.on(broker.bootstrapServers(), Map.of(), 1);
                        progress.accept(line("Kafka", seconds(started), broker.bootstrapServers()));
                    }));
            List<Runnable> starts = new ArrayList<>();
            for (ServiceProcess service : services.values()) {
                starts.add(() -> {
                    service.start();
                    progress.accept(line(
                            service.service().serviceName(),
                            service.startup(),
                            "127.0.0.1:" + service.port() + ", management "
                                    + service.management("").getAuthority()));
                });
            }
            together(starts);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Stops everything in order: services first, data last. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (supervisor != null) {
            supervisor.stop();
        }
        frontDoor.close();
        if (quiet != null) {
            quiet.close();
        }
        Duration gracePeriod = builder.training ? Duration.ofMinutes(5) : Duration.ofSeconds(20);
        List<Runnable> stops = new ArrayList<>();
        replicas.forEach(replica -> stops.add(replica::stop));
        services.forEach((service, process) ->
                stops.add(() -> stopped(process.stop(gracePeriod), service.aotCache(projectRoot))));
        together(stops);
        together(List.of(() -> stopped(broker.stop(gracePeriod), brokerCache(projectRoot)), postgres::stop));
        children.close();
        usualPorts.close();
        http.close();
    }

    /** A cache whose writer had to be killed is incomplete. */
    private void stopped(boolean byItself, Path aotCache) {
        if (builder.training && !byItself) {
            Folders.delete(aotCache);
        }
    }

    static Path brokerCache(Path projectRoot) {
        return projectRoot.resolve("deploy").resolve("local").resolve("target").resolve("kafka.aot");
    }

    private synchronized QuietStack quiet() {
        if (quiet == null) {
            quiet = new QuietStack(http, services, this::database, broker.bootstrapServers());
        }
        return quiet;
    }

    private static Jvm jvm(Builder builder, Path aotCache) {
        return builder.training ? Jvm.trainingFor(aotCache) : Jvm.with(aotCache);
    }

    private Map<String, String> environment(Service service, int port, int managementPort) {
        Database database = database(service);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        Database owned = ownedDatabase(service);
        environment.put("QUARKUS_FLYWAY_USERNAME", owned.user());
        environment.put("QUARKUS_FLYWAY_PASSWORD", owned.password());
        environment.put("SOFTSTONE_MESSAGING_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("MP_JWT_VERIFY_ISSUER", issuer.url().toString());
        environment.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                "http://127.0.0.1:" + issuer.url().getPort() + "/auth/jwks");
        environment.put("SOFTSTONE_TIME_TRAVEL_ENABLED", "true");
        environment.put("SOFTSTONE_TIME_TRAVEL_BEGINS_AGO", builder.businessTimeBeginsAgo.toString());
        // Moving the clock waits for committed offsets at every step.
        environment.put("SOFTSTONE_MESSAGING_CONSUMER_COMMIT_INTERVAL", "10ms");
        // Hundreds of short-lived threads; each of glibc's pools per thread would keep memory.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(builder.environment.apply(service));
        return environment;
    }

    private static String line(String name, Duration took, String address) {
        return "  %-14s ready after %4.1f s   %s".formatted(name, took.toMillis() / 1000.0, address);
    }

    private static Duration seconds(long startedAt) {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Each on a thread of its own; returns when all have ended, and throws what the first of them threw. */
    public static void together(List<Runnable> tasks) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(tasks.stream()
                            .map(task -> CompletableFuture.runAsync(task, executor))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Options of a stack. By default everything listens on free ports. */
    public static final class Builder {

        private final Path projectRoot;
        private Path data;
        private int frontDoorPort;
        private boolean usualPorts;
        private boolean durable;
        private boolean training;
        private Duration businessTimeBeginsAgo = Duration.ZERO;
        private Consumer<String> progress = line -> {};
        private Consumer<LocalStack> started = stack -> {};
        private Function<Service, Map<String, String>> environment = service -> Map.of();

        private Builder(Path projectRoot) {
            this.projectRoot = projectRoot;
            this.data = projectRoot.resolve(".local");
        }

        /** Where databases, events, keys and logs are kept. */
        public Builder data(Path folder) {
            this.data = folder;
            return this;
        }

        public Builder frontDoorPort(int port) {
            this.frontDoorPort = port;
            return this;
        }

        /** The services on the ports that their READMEs name, as far as those are free. */
        public Builder usualPorts() {
            this.usualPorts = true;
            return this;
        }

        /** A commit survives a crash of the machine. Faster without; a killed process loses nothing either way. */
        public Builder durable() {
            this.durable = true;
            return this;
        }

        /** How far in the past business time begins on a new data folder; an existing folder keeps its time. */
        public Builder businessTimeBegins(Duration ago) {
            this.businessTimeBeginsAgo = ago;
            return this;
        }

        /** Further environment variables per service. */
        public Builder environment(Function<Service, Map<String, String>> variables) {
            this.environment = variables;
            return this;
        }

        public Builder progress(Consumer<String> lines) {
            this.progress = lines;
            return this;
        }

        /** Receives the stack before its parts run, so that a signal in between stops them. */
        public Builder started(Consumer<LocalStack> listener) {
            this.started = listener;
            return this;
        }

        /** The services and the broker write their ahead-of-time caches when they stop. */
        Builder training() {
            this.training = true;
            return this;
        }

        /** Starts everything and waits until it is ready. */
        public LocalStack start() {
            LocalStack stack = new LocalStack(this);
            started.accept(stack);
            stack.start(progress);
            return stack;
        }
    }
}
