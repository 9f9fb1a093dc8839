package org.softstone.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.softstone.local.demo.Demo;
import org.softstone.local.demo.DemoState;

/** The program behind {@code deploy/local/up}. The script has found the JDK, built the project and taken the lock. */
final class Up {

    /** Kept by --fresh: the script's own lock, and the logs, which the new run appends to. */
    private static final List<String> NOT_DATA = List.of("up.pid", "logs");

    private final Path projectRoot;
    private final Path data;
    private final PrintStream out;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile boolean failed;

    private Up(Path projectRoot, PrintStream out) {
        this.projectRoot = projectRoot;
        this.data = projectRoot.resolve(".local");
        this.out = out;
    }

    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new Up(Path.of(System.getProperty("softstone.root")), out).run(UpOptions.ofScript());
    }

    private void run(UpOptions options) {
        LocalStack[] running = new LocalStack[1];
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop-the-stack"));
        try {
            Path demoFile = data.resolve("demo");
            if (DemoState.of(demoFile) == DemoState.INTERRUPTED && !options.fresh()) {
                say("The demo was interrupted last time: beginning anew");
            }
            if (options.fresh() || DemoState.of(demoFile) == DemoState.INTERRUPTED) {
                deleteData();
            }
            boolean isNew = DemoState.of(demoFile) == DemoState.NONE;
            boolean plays = isNew && options.demo();
            if (isNew) {
                (plays ? DemoState.INTERRUPTED : DemoState.LEFT_OUT).writeTo(demoFile);
            }
            Logs.toFile(data.resolve("logs").resolve("launcher.log"));
            say("Starting (data are kept in " + projectRoot.relativize(data) + "/)");
            LocalStack stack = LocalStack.of(projectRoot)
                    .data(data)
                    .frontDoorPort(options.port())
                    .usualPorts()
                    .durable()
                    .businessTimeBegins(plays ? Demo.BEGINS_AGO : Duration.ZERO)
                    .progress(this::say)
                    .started(started -> running[0] = started)
                    .start();
            watch(stack);
            if (plays) {
                new Demo(stack, this::say).play();
                DemoState.PLAYED.writeTo(demoFile);
            }
            out.print(Welcome.text(stack, data));
            out.println("ready");
            stopped.await();
        } catch (LocalStackException e) {
            if (!stopping) {
                failed = true;
                System.err.println(e.getMessage());
                System.exit(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs at Ctrl-C, SIGTERM and after a failure. Whatever still starts is stopped too: the stack is closed with its children. */
    private void stop(LocalStack[] running) {
        stopping = true;
        LocalStack stack = running[0];
        if (stack != null) {
            say("Stopping");
            stack.close();
            say("Stopped");
        }
        try {
            Files.deleteIfExists(data.resolve("up.pid"));
        } catch (IOException e) {
            // A lock of a process that has ended does not hinder the next start.
        }
        stopped.countDown();
        if (!failed) {
            // Whoever ends it with Ctrl-C or SIGTERM got what she asked for.
            Runtime.getRuntime().halt(0);
        }
    }

    private void watch(LocalStack stack) {
        stack.onUnexpectedEnd(sentence -> {
            if (!stopping) {
                say(sentence);
            }
        });
    }

    private void deleteData() {
        try {
            Files.createDirectories(data);
            try (var entries = Files.list(data)) {
                for (Path entry : entries.toList()) {
                    if (!NOT_DATA.contains(entry.getFileName().toString())) {
                        Folders.delete(entry);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String line) {
        out.println(line);
    }
}
