package org.softstone.benchmark;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.softstone.contracts.EventTypes;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.Topic;
import org.softstone.local.Database;
import org.softstone.local.LocalStack;
import org.softstone.local.Service;

/**
 * The limit, as pgbench would measure it: report and outbox row of a report, both as outcomes wrote them, over plain JDBC
 * with prepared statements, in one transaction each, into tables of the same columns and indexes in the same server. No
 * foreign key, no check, no other table, no HTTP, no JSON.
 */
final class PlainRows {

    private static final int SAMPLES = 200;

    private record Column(String name, String type, boolean identity) {}

    private record Sample(List<String> report, List<String> outbox) {}

    private final Database database;
    private final List<Column> reportColumns;
    private final List<Column> outboxColumns;
    private final List<Sample> samples;
    private final AtomicInteger next = new AtomicInteger();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    private PlainRows(Database database, List<Column> reportColumns, List<Column> outboxColumns, List<Sample> samples) {
        this.database = database;
        this.reportColumns = reportColumns;
        this.outboxColumns = outboxColumns;
        this.samples = samples;
    }

    /** Makes the tables and takes the rows from what outcomes has stored and published; there must be some. */
    static PlainRows like(LocalStack stack) {
        Database outcomes = stack.database(Service.OUTCOMES);
        Database database = stack.postgres().database("benchmark");
        List<Column> report = columns(outcomes, "report");
        List<Column> outbox = columns(outcomes, "outbox");
        try (Connection connection = database.connect()) {
            create(connection, outcomes, "report", report);
            create(connection, outcomes, "outbox", outbox);
        } catch (SQLException e) {
            throw new BenchmarkException("The limit's tables cannot be made: " + e.getMessage(), e);
        }
        return new PlainRows(database, report, outbox, samples(stack, outcomes, report, outbox));
    }

    private static List<Column> columns(Database outcomes, String table) {
        return Rows.read(
                outcomes,
                "SELECT attname, format_type(atttypid, atttypmod), attidentity <> '' FROM pg_attribute"
                        + " WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
                row -> new Column(row.getString(1), row.getString(2), row.getBoolean(3)),
                table);
    }

    private static void create(Connection connection, Database outcomes, String table, List<Column> columns)
            throws SQLException {
        Rows.run(
                connection,
                columns.stream()
                        .map(column -> column.name() + " " + column.type()
                                + (column.identity() ? " GENERATED ALWAYS AS IDENTITY" : ""))
                        .collect(Collectors.joining(", ", "CREATE TABLE " + table + " (", ")")));
        for (String index : Rows.read(
                outcomes,
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ?",
                row -> row.getString(1),
                table)) {
            Rows.run(connection, index);
        }
    }

    private static List<Sample> samples(
            LocalStack stack, Database outcomes, List<Column> reportColumns, List<Column> outboxColumns) {
        List<List<String>> reports = Rows.read(
                outcomes,
                "SELECT " + texts(reportColumns) + " FROM report ORDER BY received_at DESC LIMIT " + SAMPLES,
                row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= reportColumns.size(); i++) {
                        values.add(row.getString(i));
                    }
                    return values;
                });
        List<ConsumerRecord<byte[], byte[]>> published = published(stack, reports.size());
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < Math.min(reports.size(), published.size()); i++) {
            samples.add(new Sample(reports.get(i), outboxRow(outboxColumns, published.get(i))));
        }
        if (samples.isEmpty()) {
            throw new BenchmarkException("There is no report to take the limit's rows from.");
        }
        return samples;
    }

    private static String texts(List<Column> columns) {
        return columns.stream().map(column -> column.name() + "::text").collect(Collectors.joining(", "));
    }

    private static List<String> outboxRow(List<Column> columns, ConsumerRecord<byte[], byte[]> published) {
        Map<String, String> values = Map.of(
                "id",
                UUID.randomUUID().toString(),
                "aggregatetype",
                published.topic(),
                "aggregateid",
                new String(published.key(), StandardCharsets.UTF_8),
                "type",
                EventTypes.nameOf(ReportSubmitted.class),
                "payload",
                new String(published.value(), StandardCharsets.UTF_8),
                "recorded_at",
                "2026-03-02T18:03:43.120Z");
        return columns.stream()
                .filter(column -> !column.identity())
                .map(column -> values.get(column.name()))
                .toList();
    }

    /** The newest reports on the topic: what stood in the outbox. */
    private static List<ConsumerRecord<byte[], byte[]>> published(LocalStack stack, int count) {
        byte[] type = EventTypes.nameOf(ReportSubmitted.class).getBytes(StandardCharsets.UTF_8);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.broker().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.REPORTS.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - count)));
            long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (found.size() < count && System.nanoTime() < until) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    if (java.util.Arrays.equals(
                            message.headers().lastHeader("ce_type").value(), type)) {
                        found.add(message);
                    }
                }
            }
        }
        return found;
    }

    /** Empties the tables, so that a round does not pay for the rounds before it. */
    void clear() {
        try (Connection connection = database.connect()) {
            Rows.run(connection, "TRUNCATE report, outbox");
        } catch (SQLException e) {
            throw new BenchmarkException("The limit's tables cannot be emptied: " + e.getMessage(), e);
        }
    }

    /** A client that writes one pair of rows after the other, each in a transaction. */
    Load.Client client() throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        PreparedStatement report = connection.prepareStatement(insert("report", reportColumns));
        PreparedStatement outbox = connection.prepareStatement(insert("outbox", outboxColumns));
        return new Load.Client(connection, () -> {
            Sample sample = samples.get(Math.floorMod(next.getAndIncrement(), samples.size()));
            for (int i = 0; i < reportColumns.size(); i++) {
                String name = reportColumns.get(i).name();
                boolean own = name.equals("report_id") || name.equals("window_id");
                report.setString(
                        i + 1, own ? ids.generate().toString() : sample.report().get(i));
            }
            report.executeUpdate();
            int position = 1;
            for (Column column : outboxColumns) {
                if (!column.identity()) {
                    String value = column.name().equals("id")
                            ? ids.generate().toString()
                            : sample.outbox().get(position - 1);
                    outbox.setString(position++, value);
                }
            }
            outbox.executeUpdate();
            connection.commit();
        });
    }

    private static String insert(String table, List<Column> columns) {
        List<Column> written =
                columns.stream().filter(column -> !column.identity()).toList();
        return "INSERT INTO " + table + " ("
                + written.stream().map(Column::name).collect(Collectors.joining(", ")) + ") VALUES ("
                + written.stream().map(column -> "?::" + column.type()).collect(Collectors.joining(", ")) + ")";
    }
}
