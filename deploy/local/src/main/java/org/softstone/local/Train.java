package org.softstone.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.softstone.embedded.Folders;
import org.softstone.local.demo.Demo;

/**
 * The training run: starts everything in a folder of its own, lets patients live through some weeks and busy days, and stops; each JVM then
 * writes its ahead-of-time cache. Names each cache that is missing, and then ends with an exit code other than 0.
 */
final class Train {

    private static final int WEEKS = 2;

    /** A few thousand reports, so that the JVMs have compiled what every report needs: its profiles are in the caches then. */
    private static final int BUSY_DAYS = 2;

    private Train() {}

    public static void main(String... arguments) throws IOException {
        Path root = Path.of(System.getProperty("softstone.root"));
        Logger.getLogger("").setLevel(Level.WARNING);
        Path folder = root.resolve(".local").resolve("training");
        // Of a run that was killed.
        LocalStack.endThoseLeftBehind(folder);
        Folders.delete(folder);
        List<Path> missing;
        try {
            LocalStack[] running = new LocalStack[1];
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (running[0] != null) {
                    running[0].close();
                }
            }));
            try (LocalStack stack = LocalStack.of(root)
                    .data(folder)
                    .training()
                    .businessTimeBegins(Demo.BEGINS_AGO)
                    .progress(System.out::println)
                    .started(started -> running[0] = started)
                    .start()) {
                new Demo(stack, System.out::println).rehearse(WEEKS, BUSY_DAYS);
            }
            missing = Stream.concat(
                            Stream.of(Service.values()).map(service -> service.aotCache(root)),
                            Stream.of(LocalStack.brokerCache(root)))
                    .filter(cache -> !Files.exists(cache))
                    .toList();
        } finally {
            Folders.delete(folder);
        }
        missing.forEach(cache -> System.out.println("Not written in time: " + cache));
        System.exit(missing.isEmpty() ? 0 : 1);
    }
}
