package org.softstone.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.softstone.local.demo.Demo;

/**
 * The training run: starts everything in a temporary folder, lets a patient live through some weeks, and stops; each JVM then
 * writes its ahead-of-time cache. Ends with an exit code other than 0 when a cache is missing.
 */
final class Train {

    private Train() {}

    public static void main(String... arguments) throws IOException {
        Path root = Path.of(System.getProperty("softstone.root"));
        Logger.getLogger("").setLevel(Level.WARNING);
        Path folder = Files.createTempDirectory("softstone-training-");
        boolean complete = true;
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
                new Demo(stack, System.out::println).rehearse(2);
            }
            for (Service service : Service.values()) {
                complete &= Files.exists(service.aotCache(root));
            }
        } finally {
            Folders.delete(folder);
        }
        System.exit(complete ? 0 : 1);
    }
}
