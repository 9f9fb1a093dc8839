package org.softstone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.softstone.embedded.ChildProcess;
import org.softstone.embedded.ChildProcesses;

class ChildProcessesTest {

    @TempDir
    private Path folder;

    @Test
    void children_end_when_their_parent_is_killed_with_kill_9() throws Exception {
        // Given a JVM that has started a child which would live for an hour
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentOfASleeper.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long sleeper;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            sleeper = Long.parseLong(out.readLine());

            // When
            parent.destroyForcibly().waitFor();
        }

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> !isAlive(sleeper));
    }

    @Test
    void a_child_that_outlived_parent_and_guard_is_ended_before_the_next_start() throws Exception {
        // Given
        Process sleeper = new ProcessBuilder("sleep", "3600").start();
        Files.createFile(folder.resolve(Long.toString(sleeper.pid())));

        // When
        int ended = new ChildProcesses(folder).endThoseLeftBehind();

        // Then
        assertThat(ended).isEqualTo(1);
        assertThat(sleeper.isAlive()).isFalse();
    }

    @Test
    void a_younger_process_that_got_the_number_of_a_dead_child_is_left_alone() throws Exception {
        // Given
        Process stranger = new ProcessBuilder("sleep", "3600").start();
        try {
            Path file = Files.createFile(folder.resolve(Long.toString(stranger.pid())));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

            // When
            int ended = new ChildProcesses(folder).endThoseLeftBehind();

            // Then
            assertThat(ended).isZero();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_child_that_ignores_a_polite_request_is_killed() {
        // Given
        try (ChildProcesses children = new ChildProcesses(folder.resolve("processes"))) {
            ChildProcess stubborn = children.start(
                    "stubborn",
                    List.of("bash", "-c", "trap '' TERM; while true; do sleep 0.1; done"),
                    Map.of(),
                    folder,
                    folder.resolve("stubborn.log"));

            // When
            stubborn.stop(Duration.ofMillis(300));

            // Then
            assertThat(stubborn.isRunning()).isFalse();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    static final class ParentOfASleeper {

        private ParentOfASleeper() {}

        public static void main(String... arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            ChildProcess sleeper = new ChildProcesses(folder.resolve("processes"))
                    .start("sleeper", List.of("sleep", "3600"), Map.of(), folder, folder.resolve("sleeper.log"));
            System.out.println(sleeper.pid());
            Thread.sleep(Duration.ofHours(1));
        }
    }
}
