package org.softstone.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.softstone.embedded.Folders;
import org.softstone.local.LocalStack;
import org.softstone.local.Logs;

/** The stack of the build in a folder, with data of its own, which are deleted at the end; logs and profiles stay. */
final class MeasuredStack implements AutoCloseable {

    private final Options options;
    private final Path data;
    private final Consumer<String> out;
    private final AtomicReference<LocalStack> running = new AtomicReference<>();

    MeasuredStack(Options options, Path data, Consumer<String> out) {
        this.options = options;
        this.data = data;
        this.out = out;
    }

    LocalStack start() {
        Folders.delete(data);
        Logs.toFile(data.resolve("logs").resolve("benchmark.log"));
        return LocalStack.of(options.projectRoot())
                .data(data)
                .durable()
                .environment(_ -> environment())
                .progress(out)
                .started(running::set)
                .start();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        // The product's own default instead of the local stack's.
        environment.put("SOFTSTONE_MESSAGING_CONSUMER_COMMIT_INTERVAL", "1s");
        if (!options.serviceOptions().isBlank()) {
            environment.put("JAVA_TOOL_OPTIONS", options.serviceOptions());
        }
        return environment;
    }

    /** Creates patients, then applies load until everything is warm. */
    Bench prepare(LocalStack stack, Results results) {
        LoadPatients loadPatients = new LoadPatients(stack, out);
        List<LoadPatient> patients = loadPatients.enrol(options.patients());
        FeedProgress feeds = new FeedProgress(stack, loadPatients.teams());
        OpenWindows windows = new OpenWindows(stack, loadPatients, patients, 1);
        Bench cold = new Bench(stack, options, out, loadPatients, windows, null, feeds, results);
        Duration warmUp = options.seconds(150, 25);
        cold.say("warming up for %d s", warmUp.toSeconds());
        cold.submit(Bench.CLIENTS, Duration.ofSeconds(2));
        Bench bench = new Bench(stack, options, out, loadPatients, windows, PlainRows.like(stack), feeds, results);
        long until = System.nanoTime() + warmUp.toNanos();
        while (System.nanoTime() < until) {
            Load.Round round = bench.submit(Bench.CLIENTS, Duration.ofSeconds(6));
            bench.say("%.0f submissions/s", round.perSecond());
            bench.awaitFeeds();
        }
        Load.Round limit = bench.writePlainRows(Bench.CLIENTS, Duration.ofSeconds(5));
        bench.say("limit %.0f/s", limit.perSecond());
        return bench;
    }

    /** Also while it starts. */
    @Override
    public void close() {
        LocalStack stack = running.get();
        if (stack != null) {
            stack.close();
        }
        Folders.delete(data.resolve("postgres"));
        Folders.delete(data.resolve("kafka"));
    }
}
