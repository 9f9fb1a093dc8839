package org.softstone.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.softstone.embedded.KafkaNode;
import org.softstone.embedded.Ports;
import org.softstone.messaging.CreateTopics;

/** A broker that is reached over TLS with a password only, and allows each user what the manifests allow them. */
final class SecuredBroker implements AutoCloseable {

    private static final String ADMIN = "admin";
    private static final List<String> USERS = List.of(ADMIN, "outcomes", "infusions", "notifications");

    private final Map<String, String> passwords = USERS.stream()
            .collect(Collectors.toMap(
                    user -> user, user -> UUID.randomUUID().toString(), (one, other) -> one, TreeMap::new));
    private final Path authority;
    private final KafkaNode node;

    private SecuredBroker(Path folder) throws IOException, InterruptedException {
        String storePassword = UUID.randomUUID().toString();
        Path keys = folder.resolve("broker.p12");
        this.authority = folder.resolve("ca.crt");
        keytool(
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Kafka",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                storePassword);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "broker",
                "-keystore",
                keys.toString(),
                "-storepass",
                storePassword,
                "-file",
                authority.toString());
        Map<String, String> settings = new HashMap<>(Map.of(
                "listener.security.protocol.map", "BROKER:SASL_SSL,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "listener.name.broker.plain.sasl.jaas.config", loginOfTheBroker(),
                "ssl.keystore.type", "PKCS12",
                "ssl.keystore.location", keys.toString(),
                "ssl.keystore.password", storePassword,
                "auto.create.topics.enable", "false",
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"));
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", authority.toString());
        // Only the broker itself reaches the controller's port.
        settings.put("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
        this.node = new KafkaNode(folder.resolve("data"), Ports.free(), Ports.free(), settings);
    }

    /** With its topics, and the rights that this file of Kafka users declares. */
    static SecuredBroker start(Path folder, Path declaredUsers)
            throws IOException, InterruptedException, ExecutionException {
        SecuredBroker broker = new SecuredBroker(folder);
        try {
            broker.node.start();
            broker.createTopics();
            try (Admin admin = broker.admin()) {
                admin.createAcls(rights(declaredUsers)).all().get();
            }
            return broker;
        } catch (IOException | InterruptedException | ExecutionException | RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** What a service must be told to reach it: nothing but settings. */
    Map<String, String> environmentOf(String user) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SOFTSTONE_MESSAGING_BOOTSTRAP_SERVERS", node.bootstrapServers());
        clientOf(user)
                .forEach((name, value) -> environment.put(
                        "SOFTSTONE_MESSAGING_KAFKA__" + name.replace('.', '_').toUpperCase(Locale.ROOT) + "_", value));
        return environment;
    }

    /** How many events are on the topic. */
    long eventsOn(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            return ends(admin, topic).values().stream().mapToLong(end -> end).sum();
        }
    }

    /** Events on the topics that the group has not committed. */
    long lagOf(String group, Stream<String> topics) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            long lag = 0;
            for (String topic : topics.toList()) {
                for (Map.Entry<TopicPartition, Long> end : ends(admin, topic).entrySet()) {
                    OffsetAndMetadata until = committed.get(end.getKey());
                    lag += end.getValue() - (until == null ? 0 : until.offset());
                }
            }
            return lag;
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .forEach(partition ->
                        partitions.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(partitions).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Admin admin() {
        Map<String, Object> properties = new HashMap<>(clientOf(ADMIN));
        properties.put("bootstrap.servers", node.bootstrapServers());
        return Admin.create(properties);
    }

    private Map<String, String> clientOf(String user) {
        return Map.of(
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", login(user) + ";",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", authority.toString());
    }

    private String login(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\""
                .formatted(user, passwords.get(user));
    }

    /** And the passwords of all users, which it compares. */
    private String loginOfTheBroker() {
        return USERS.stream()
                .map(user -> "user_%s=\"%s\"".formatted(user, passwords.get(user)))
                .collect(Collectors.joining(" ", login(ADMIN) + " ", ";"));
    }

    private static List<AclBinding> rights(Path declaredUsers) throws IOException {
        List<AclBinding> rights = new ArrayList<>();
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (MappingIterator<JsonNode> users = yaml.readerFor(JsonNode.class).readValues(declaredUsers.toFile())) {
            while (users.hasNext()) {
                JsonNode user = users.next();
                for (JsonNode rule : user.at("/spec/authorization/acls")) {
                    ResourcePattern resource = new ResourcePattern(
                            ResourceType.fromString(rule.at("/resource/type").asText()),
                            rule.at("/resource/name").asText(),
                            PatternType.LITERAL);
                    for (JsonNode operation : rule.path("operations")) {
                        rights.add(new AclBinding(
                                resource,
                                new AccessControlEntry(
                                        "User:" + user.at("/metadata/name").asText(),
                                        "*",
                                        AclOperation.fromString(operation.asText()),
                                        AclPermissionType.ALLOW)));
                    }
                }
            }
        }
        return rights;
    }

    /** As the Job of the manifests does. */
    private void createTopics() throws IOException, InterruptedException {
        String packaged = "../outcomes/target/quarkus-app/lib/";
        run(
                environmentOf(ADMIN),
                "java",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                packaged + "main/*:" + packaged + "boot/*",
                CreateTopics.class.getName(),
                "1");
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("keytool"));
        command.addAll(List.of(arguments));
        run(Map.of(), command.toArray(String[]::new));
    }

    /** A program of this JDK. */
    private static void run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.command()
                .set(
                        0,
                        Path.of(System.getProperty("java.home"), "bin", command[0])
                                .toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + ": " + output);
        }
    }

    @Override
    public void close() {
        node.stop();
    }
}
