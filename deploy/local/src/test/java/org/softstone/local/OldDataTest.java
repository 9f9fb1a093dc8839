package org.softstone.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldDataTest {

    private static final List<String> OF_OTHERS = List.of(
            "benchmark-results.md",
            "benchmark.pid",
            "benchmark.pid.4711",
            "build-begun",
            "build.pid",
            "build.pid.takeover",
            "up.pid");

    @TempDir
    private Path data;

    @Test
    void what_the_stack_keeps_is_deleted_and_what_others_work_with_stays() throws IOException {
        // Given
        for (String folder : List.of("postgres", "kafka", "processes", "benchmark/postgres", "logs")) {
            Files.writeString(Files.createDirectories(data.resolve(folder)).resolve("file"), "");
        }
        for (String file : OF_OTHERS) {
            Files.writeString(data.resolve(file), "");
        }
        Files.writeString(data.resolve("demo"), "");
        Files.writeString(data.resolve("issuer-key.json"), "");

        // When
        OldData.delete(data);

        // Then
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder(Stream.concat(OF_OTHERS.stream(), Stream.of("benchmark", "logs"))
                            .toArray(String[]::new));
        }
        assertThat(data.resolve("benchmark/postgres/file")).exists();
    }
}
