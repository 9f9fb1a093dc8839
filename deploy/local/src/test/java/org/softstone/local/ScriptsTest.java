package org.softstone.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands, in a copy of their folders and on a PATH with nothing but the shell's own tools. */
class ScriptsTest {

    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cut",
            "dirname",
            "basename",
            "find",
            "grep",
            "head",
            "ln",
            "tail",
            "mkdir",
            "mv",
            "ps",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tee",
            "touch",
            "uname");

    private static final String BENCHMARK = "../benchmark/run";

    @TempDir
    private Path folder;

    private Path project;
    private Path path;

    @BeforeEach
    void copyScripts() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        Path local = Files.createDirectories(project.resolve("deploy").resolve("local"));
        for (String script : List.of("up", "test", "train", "toolchain.sh", "build.sh")) {
            Files.copy(Path.of(script), local.resolve(script), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path benchmark = Files.createDirectories(project.resolve("deploy").resolve("benchmark"));
        Files.copy(
                Path.of("../benchmark/run"),
                benchmark.resolve("run"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        path = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            Optional<Path> found = Stream.of("/usr/bin", "/bin")
                    .map(bin -> Path.of(bin, tool))
                    .filter(Files::isExecutable)
                    .findFirst();
            if (found.isPresent()) {
                Files.createSymbolicLink(path.resolve(tool), found.get());
            }
        }
    }

    private record Said(int exitCode, String output, String errors) {}

    @Test
    void help_explains_every_option() throws Exception {
        // When
        Said said = run(Map.of(), "up", "--help");

        // Then
        assertThat(said.exitCode()).isZero();
        assertThat(said.output()).contains("--fresh", "--no-demo", "--port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot", "fresh", "-x", "--fresh=yes"})
    void an_unknown_option_is_refused_in_one_sentence(String option) throws Exception {
        // When
        Said said = run(Map.of(), "up", option);

        // Then
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.errors()).isEqualTo("Unknown option " + option + ": see deploy/local/up --help.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "http", "8080x", "-1", "999999999999999999999"})
    void a_port_that_is_none_is_refused_in_one_sentence(String port) throws Exception {
        // When
        Said said = run(Map.of(), "up", "--port", port);

        // Then
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.errors()).isEqualTo("--port needs a number from 1 to 65535.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "test"})
    void without_a_jdk_25_one_sentence_says_what_to_install(String script) throws Exception {
        // Given an older JDK only
        jdk("old", "17.0.15");

        // When
        Said said = run(Map.of("SOFTSTONE_JDK_FOLDERS", folder.resolve("jdks").toString()), script);

        // Then
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.errors()).hasLineCount(1).contains("JDK 25", "install");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "test"})
    void without_maven_one_sentence_says_what_to_install(String script) throws Exception {
        // Given
        Path jdk = jdk("new", "25.0.1");

        // When
        Said said = run(Map.of("JAVA_HOME", jdk.toString()), script);

        // Then
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.errors()).hasLineCount(1).contains("Maven", "install");
    }

    @Test
    void a_jdk_in_a_system_folder_is_found_although_java_home_and_path_have_an_older_one() throws Exception {
        // Given
        Path old = jdk("old", "17.0.15");
        Path right = jdk("right", "25.0.1");
        Files.createSymbolicLink(path.resolve("javac"), old.resolve("bin").resolve("javac"));
        program(path.resolve("mvn"), "echo \"built with $JAVA_HOME: $*\"");

        // When
        Said said = run(
                Map.of(
                        "JAVA_HOME", old.toString(),
                        "SOFTSTONE_JDK_FOLDERS", folder.resolve("jdks").toString()),
                "test",
                "-Dtest=Some");

        // Then
        assertThat(said.exitCode()).as(said.errors()).isZero();
        assertThat(said.output()).contains("built with " + right, "verify", "-Dtest=Some");
    }

    @Test
    void a_second_start_says_that_the_first_one_runs() throws Exception {
        // Given a first one, whose Maven builds for ever
        Path jdk = jdk("new", "25.0.1");
        program(path.resolve("mvn"), "exec sleep 3600");
        Process first = script(Map.of("JAVA_HOME", jdk.toString()), "up", "--port", "18080")
                .start();
        try {
            Path lock = project.resolve(".local").resolve("up.pid");
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> Files.exists(lock) && Files.readAllLines(lock).size() == 3);

            // When
            Said said = run(Map.of("JAVA_HOME", jdk.toString()), "up");

            // Then
            assertThat(said.exitCode()).isEqualTo(1);
            assertThat(said.errors())
                    .hasLineCount(1)
                    .contains("already running", Long.toString(first.pid()), "http://localhost:18080");
        } finally {
            first.descendants().forEach(ProcessHandle::destroyForcibly);
            first.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_lock_whose_process_is_dead_or_somebody_else_is_taken_over() throws Exception {
        // Given the lock of a killed run, whose number this very JVM has now
        Path jdk = jdk("new", "25.0.1");
        program(path.resolve("mvn"), "echo '[ERROR] no build today'; exit 1");
        Files.createDirectories(project.resolve(".local"));
        Path lock = project.resolve(".local").resolve("up.pid");
        Files.writeString(lock, ProcessHandle.current().pid() + "\nlong ago\n8080\n");

        // When
        Said said = run(Map.of("JAVA_HOME", jdk.toString()), "up");

        // Then it came as far as the build, whose error it shows, and left no lock
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.errors()).contains("no build today", "The build failed");
        assertThat(lock).doesNotExist();
    }

    @Test
    void of_many_that_find_a_stale_lock_at_once_one_starts() throws Exception {
        // Given the lock of a killed run
        Path jdk = jdk("new", "25.0.1");
        program(path.resolve("mvn"), "echo $$ >> " + folder.resolve("builds") + "; exec sleep 3600");
        Files.createDirectories(project.resolve(".local"));
        Files.writeString(
                project.resolve(".local").resolve("up.pid"),
                ProcessHandle.current().pid() + "\nlong ago\n8080\n");

        // When
        List<Process> all = new java.util.ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(script(Map.of("JAVA_HOME", jdk.toString()), "up")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }

        // Then
        try {
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> all.stream().filter(Process::isAlive).count() == 1
                            && Files.exists(folder.resolve("builds")));
            assertThat(folder.resolve("builds")).content().hasLineCount(1);
            try (Stream<Path> left = Files.list(project.resolve(".local"))) {
                assertThat(left.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("up.pid")))
                        .containsExactly("up.pid");
            }
        } finally {
            all.forEach(one -> {
                one.descendants().forEach(ProcessHandle::destroyForcibly);
                one.destroyForcibly();
            });
        }
    }

    @Test
    void the_benchmark_waits_while_the_stack_builds_and_builds_when_that_has_ended() throws Exception {
        // Given a stack whose Maven builds for ever
        Path jdk = jdk("new", "25.0.1");
        program(path.resolve("mvn"), "echo $$ >> " + folder.resolve("builds") + "; exec sleep 3600");
        Process stack = script(Map.of("JAVA_HOME", jdk.toString()), "up").start();
        awaitLines(folder.resolve("builds"), 1);

        // When
        Path said = folder.resolve("said");
        Process benchmark = script(Map.of("JAVA_HOME", jdk.toString()), BENCHMARK)
                .redirectOutput(said.toFile())
                .start();

        // Then
        try {
            awaitLines(said, 1);
            assertThat(said).content().isEqualTo("Waiting for process " + stack.pid() + ", which builds here\n");
            assertThat(folder.resolve("builds")).content().hasLineCount(1);
            stack.destroy();
            awaitLines(folder.resolve("builds"), 2);
        } finally {
            for (Process one : List.of(stack, benchmark)) {
                one.descendants().forEach(ProcessHandle::destroyForcibly);
                one.destroyForcibly().waitFor();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', deploy/benchmark/RESULTS.md",
        "--quick, '', .local/benchmark-results.md",
        "--only=a, '', .local/benchmark-results.md",
        "--reports=5, '', .local/benchmark-results.md",
        "'', -Xint, .local/benchmark-results.md",
        "--results=mine.md, -Xint, mine.md",
    })
    void only_a_whole_run_of_the_benchmark_replaces_the_results_beside_it(String option, String jvm, String results)
            throws Exception {
        // Given a build that does nothing, and a JVM that tells what it is to run
        Path jdk = jdk("new", "25.0.1");
        program(jdk.resolve("bin").resolve("java"), "echo \"$*\"");
        program(path.resolve("mvn"), "exit 0");

        // When
        Said said = run(
                Map.of("JAVA_HOME", jdk.toString(), "SERVICE_OPTIONS", jvm),
                BENCHMARK,
                option.isEmpty() ? new String[0] : new String[] {option});

        // Then
        assertThat(said.exitCode()).as(said.errors()).isZero();
        assertThat(said.output())
                .contains("-Dsoftstone.results=" + project.toRealPath().resolve(results) + " ");
    }

    @Test
    void a_commit_to_compare_with_that_is_not_there_is_refused_before_anything_is_built() throws Exception {
        // Given
        Path jdk = jdk("new", "25.0.1");
        program(path.resolve("git"), "exit 1");
        program(path.resolve("mvn"), "echo built >> " + folder.resolve("builds"));

        // When
        Said said = run(Map.of("JAVA_HOME", jdk.toString()), BENCHMARK, "--against", "nonsense");

        // Then
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.errors()).isEqualTo("--against needs a commit of this repository: nonsense\n");
        assertThat(folder.resolve("builds")).doesNotExist();
    }

    @Test
    void a_commit_to_compare_with_is_built_in_a_worktree_of_its_own_and_compared_before_the_whole_run()
            throws Exception {
        // Given a repository whose other commit has these scripts too
        Path jdk = jdk("new", "25.0.1");
        program(jdk.resolve("bin").resolve("java"), "echo \"$PWD $*\"");
        program(path.resolve("mvn"), "echo $PWD >> " + folder.resolve("builds"));
        program(path.resolve("git"), """
            case "$*" in
              rev-parse*) echo be7c809be7c809be7c809be7c809be7c809be7c8 ;;
              "worktree add"*) mkdir -p "$5/deploy/local"; ln -s "$PWD"/deploy/local/*.sh "$5/deploy/local" ;;
            esac\
            """);

        // When
        Said said = run(Map.of("JAVA_HOME", jdk.toString()), BENCHMARK, "--against", "be7c809");

        // Then
        Path other = project.toRealPath().resolve(".local/against/be7c809be7c8");
        assertThat(said.exitCode()).as(said.errors()).isZero();
        assertThat(folder.resolve("builds")).content().isEqualTo(project.toRealPath() + "\n" + other + "\n");
        assertThat(said.output().lines().filter(line -> line.contains("org.softstone.benchmark.")))
                .satisfiesExactly(
                        comparison ->
                                assertThat(comparison).contains("CompareBuilds", "-Dsoftstone.against.root=" + other),
                        whole -> assertThat(whole)
                                .contains(
                                        "benchmark.Benchmark",
                                        "-Dsoftstone.comparison=",
                                        "-Dsoftstone.results=" + project.toRealPath()
                                                + "/deploy/benchmark/RESULTS.md"));
    }

    @Test
    void up_trains_in_the_background_when_this_build_has_no_caches_yet() throws Exception {
        // Given a build that does nothing, and a JVM that tells what it is to run
        Path jdk = jdk("new", "25.0.1");
        program(jdk.resolve("bin").resolve("java"), "echo \"$*\"");
        program(path.resolve("mvn"), "exit 0");
        Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString());

        // When it is started before and after the training
        Said before = run(environment, "up");
        run(environment, "train");
        Said after = run(environment, "up");

        // Then
        assertThat(before.output())
                .contains("-Dsoftstone.training=" + project.toRealPath().resolve("deploy/local/train") + " ");
        assertThat(after.output()).contains("-Dsoftstone.training= ");
    }

    @Test
    void caches_of_an_interrupted_training_are_not_used() throws Exception {
        // Given a build, and a cache without the note that says that it is whole
        Path jdk = jdk("new", "25.0.1");
        program(path.resolve("mvn"), "exit 0");
        Path target = Files.createDirectories(
                project.resolve("deploy").resolve("local").resolve("target"));
        Path half = Files.writeString(target.resolve("kafka.aot"), "half");

        // When
        Said said = run(Map.of("JAVA_HOME", jdk.toString()), "up");

        // Then
        assertThat(said.exitCode()).as(said.errors()).isZero();
        assertThat(half).doesNotExist();
    }

    @Test
    void training_that_fails_is_told_tried_once_more_and_then_left_alone_with_this_build() throws Exception {
        // Given a build that does nothing, and a training that fails
        Path jdk = jdk("new", "25.0.1");
        Path trainings = folder.resolve("trainings");
        program(jdk.resolve("bin").resolve("java"), "case \"$*\" in *Train) echo >> " + trainings + "; exit 1 ;; esac");
        program(path.resolve("mvn"), "exit 0");
        Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString());
        run(environment, "up");

        // When it is tried three times
        List<Said> said = List.of(run(environment, "train"), run(environment, "train"), run(environment, "train"));

        // Then
        assertThat(said).allSatisfy(one -> assertThat(one.exitCode()).isZero());
        assertThat(trainings).content().hasLineCount(2);
        assertThat(said.get(0).output()).contains("the next start tries again");
        assertThat(said.get(1).output()).contains("no further try with this build");
        assertThat(said.get(2).output()).contains("rm deploy/local/target/training-failed*");
    }

    private static void awaitLines(Path file, int lines) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(file) && Files.readAllLines(file).size() >= lines);
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve("jdks").resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin").resolve("java"), "echo java");
        program(home.resolve("bin").resolve("javac"), "echo javac");
        return home;
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Said run(Map<String, String> environment, String script, String... arguments) throws Exception {
        Process process = script(environment, script, arguments).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(
                process.exitValue(),
                Files.readString(folder.resolve("output"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("errors"), StandardCharsets.UTF_8));
    }

    private ProcessBuilder script(Map<String, String> environment, String script, String... arguments)
            throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                path.resolve("bash").toString(),
                                project.resolve("deploy/local/" + script).toString()),
                        Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
        Map<String, String> variables = new HashMap<>(Map.of("PATH", path.toString(), "SOFTSTONE_JDK_FOLDERS", ""));
        variables.put("HOME", folder.toString());
        variables.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(variables);
        return builder.redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("errors").toFile());
    }
}
