package org.softstone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.softstone.embedded.ChildProcess;
import org.softstone.embedded.ChildProcesses;
import org.softstone.embedded.EmbeddedException;

class SupervisorTest {

    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> givenUp = new CopyOnWriteArrayList<>();
    private final Supervisor supervisor = new Supervisor(told::add, givenUp::add);
    private ChildProcesses children;
    private volatile ChildProcess part;

    @BeforeEach
    void begin() {
        children = new ChildProcesses(folder.resolve("processes"));
    }

    @AfterEach
    void end() {
        supervisor.stop();
        children.close();
    }

    @Test
    void a_killed_part_is_started_again_and_that_is_told() {
        // Given
        start("exec sleep 3600");
        ChildProcess first = part;
        supervisor.watch(() -> part, () -> start("exec sleep 3600"));

        // When
        first.kill();

        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> told.contains("a part runs again"));
        assertThat(told.getFirst()).contains("a part ended unexpectedly (exit code 137)", "in 1 s", "part.log");
        assertThat(part.pid()).isNotEqualTo(first.pid());
        assertThat(part.isRunning()).isTrue();
        assertThat(givenUp).isEmpty();
    }

    static List<RuntimeException> hindrances() {
        return List.of(
                new EmbeddedException("Its port is taken.\nand more"),
                new UncheckedIOException("Its port is taken.", new IOException()));
    }

    @ParameterizedTest
    @MethodSource("hindrances")
    void a_part_that_cannot_be_started_is_tried_again(RuntimeException hindrance) {
        // Given a part whose first new start fails
        start("exit 3");
        supervisor.watch(() -> part, () -> {
            if (told.size() == 1) {
                throw hindrance;
            }
            start("exec sleep 3600");
        });

        // When
        await().atMost(Duration.ofSeconds(30)).until(() -> told.contains("a part runs again"));

        // Then
        assertThat(told.get(1)).isEqualTo("a part could not be started again: Its port is taken.");
        assertThat(told.get(2)).contains("in 2 s");
    }

    @Test
    void a_stopped_supervisor_starts_nothing() {
        // Given
        start("exec sleep 3600");
        ChildProcess first = part;
        supervisor.watch(() -> part, () -> told.add("started"));

        // When
        supervisor.stop();
        first.kill();

        // Then another that is not stopped has seen the same end
        Supervisor other = new Supervisor(sentence -> {}, givenUp::add);
        List<String> seen = new CopyOnWriteArrayList<>();
        other.watch(() -> part, () -> seen.add("started"));
        await().atMost(Duration.ofSeconds(20)).until(() -> !seen.isEmpty());
        other.stop();
        assertThat(told).isEmpty();
    }

    private void start(String script) {
        part = children.start("a part", List.of("bash", "-c", script), Map.of(), folder, folder.resolve("part.log"));
    }
}
