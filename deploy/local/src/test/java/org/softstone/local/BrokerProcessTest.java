package org.softstone.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.softstone.contracts.Topic;
import org.softstone.embedded.ChildProcesses;
import org.softstone.embedded.Ports;
import org.softstone.messaging.CreateTopics;

class BrokerProcessTest {

    @TempDir
    private Path folder;

    @Test
    void an_acknowledged_event_survives_kill_9_of_the_broker() throws Exception {
        // Given
        try (ChildProcesses children = new ChildProcesses(folder.resolve("processes"))) {
            BrokerProcess broker = new BrokerProcess(
                    children,
                    Jvm.plain(),
                    folder.resolve("kafka"),
                    folder.resolve("kafka.log"),
                    Ports.free(),
                    Ports.free());
            broker.start();
            CreateTopics.on(broker.bootstrapServers(), Map.of(), 1);
            send(broker, "event");

            // When
            broker.kill();
            broker.start();

            // Then
            assertThat(read(broker)).containsExactly("event");
            broker.stop();
        }
    }

    private static void send(BrokerProcess broker, String value) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topic.REPORTS.topicName(), 0, "key", value))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(BrokerProcess broker) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(Topic.REPORTS.topicName(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(30));
            return records.records(partition).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }
}
