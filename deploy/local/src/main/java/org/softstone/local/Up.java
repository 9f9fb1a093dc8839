package org.softstone.local;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.softstone.embedded.EmbeddedException;
import org.softstone.embedded.Ports;
import org.softstone.local.demo.Demo;
import org.softstone.local.demo.DemoState;

/** The program behind {@code deploy/local/up}. The script has found the JDK, built the project and taken the lock. */
final class Up {

    private final Path projectRoot;
    private final Path data;
    private final PrintStream out;
    private final AtomicReference<LocalStack> running = new AtomicReference<>();
    private volatile boolean ready;
    private volatile boolean stopping;
    private volatile boolean failed;
    private volatile Process training;

    private Up(Path projectRoot, Path data, PrintStream out) {
        this.projectRoot = projectRoot;
        this.data = data;
        this.out = out;
    }

    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path root =
                Path.of(System.getProperty("softstone.root")).toAbsolutePath().normalize();
        Path data = root.resolve(System.getProperty("softstone.data", ".local"));
        new Up(root, data, out).run(UpOptions.ofScript());
    }

    private void run(UpOptions options) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-the-stack"));
        try {
            start(options);
            new CountDownLatch(1).await();
        } catch (EmbeddedException e) {
            fail(e.getMessage());
        } catch (InterruptedException e) {
            fail("Interrupted.");
        } catch (RuntimeException e) {
            e.printStackTrace();
            fail("The launcher failed: " + e);
        }
    }

    private void start(UpOptions options) {
        if (!Ports.isFree(options.port())) {
            throw FrontDoor.portInUse(options.port(), null);
        }
        Path demoFile = data.resolve("demo");
        boolean interrupted = DemoState.of(demoFile) == DemoState.INTERRUPTED;
        if (interrupted && !options.fresh()) {
            say("The demo was interrupted last time: starting over");
        }
        if (interrupted || options.fresh()) {
            // While the files that name them are still there.
            LocalStack.endThoseLeftBehind(data);
            OldData.delete(data);
        }
        boolean isNew = DemoState.of(demoFile) == DemoState.NONE;
        boolean plays = isNew && options.demo();
        if (isNew) {
            (plays ? DemoState.INTERRUPTED : DemoState.LEFT_OUT).writeTo(demoFile);
        }
        Logs.toFile(data.resolve("logs").resolve("launcher.log"));
        say("Starting (data are kept in " + (data.startsWith(projectRoot) ? projectRoot.relativize(data) : data)
                + "/)");
        LocalStack stack = LocalStack.of(projectRoot)
                .data(data)
                .frontDoorPort(options.port())
                .usualPorts()
                .durable()
                .businessTimeBegins(plays ? Demo.BEGINS_AGO : Duration.ZERO)
                .progress(this::say)
                .started(running::set)
                .start();
        stack.supervise(this::say, this::fail);
        if (plays) {
            new Demo(stack, this::say).play();
            DemoState.PLAYED.writeTo(demoFile);
        }
        out.print(Welcome.text(stack, data));
        ready = true;
        out.println("ready");
        train();
    }

    /** The caches of a new build, for its next start; nobody waits for them, and what runs goes first. */
    private void train() {
        String script = System.getProperty("softstone.training", "");
        if (script.isEmpty() || stopping) {
            return;
        }
        try {
            training = new ProcessBuilder("nice", "-n", "19", "bash", script)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (stopping) {
                stopTraining();
            }
        } catch (IOException e) {
            say("No training (" + e.getMessage() + "): the next start is no faster.");
        }
    }

    private void fail(String sentence) {
        if (!stopping) {
            failed = true;
            System.err.println(sentence);
            System.exit(1);
        }
    }

    /** Runs at Ctrl-C, at SIGTERM and after a failure. What is just being started is stopped with its parent, too. */
    private void stop() {
        stopping = true;
        stopTraining();
        LocalStack stack = running.get();
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
        if (!failed) {
            // Ended by Ctrl-C or SIGTERM once it was ready: success.
            Runtime.getRuntime().halt(ready ? 0 : 130);
        }
    }

    /** Killed: half a cache is none, and the next start trains again. */
    private void stopTraining() {
        if (training != null) {
            training.descendants().forEach(ProcessHandle::destroyForcibly);
            training.destroyForcibly();
        }
    }

    private void say(String line) {
        out.println(line);
    }
}
