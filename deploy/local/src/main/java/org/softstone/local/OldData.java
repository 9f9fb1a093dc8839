package org.softstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.softstone.embedded.Folders;

/** What {@code up --fresh} deletes from the folder {@code .local}, which others use too. */
final class OldData {

    /** The benchmark's data and its results, which it may be working on, and the logs, which the new run appends to. */
    private static final Set<String> KEPT = Set.of("benchmark", "benchmark-results.md", "build-begun", "logs");

    /** The scripts' locks, their own and those of others, also such as are just being taken. */
    private static final Pattern LOCK = Pattern.compile("(up|benchmark|build)\\.pid(\\..*)?");

    private OldData() {}

    static void delete(Path data) {
        try {
            Files.createDirectories(data);
            try (Stream<Path> entries = Files.list(data)) {
                for (Path entry : entries.toList()) {
                    String name = entry.getFileName().toString();
                    if (!KEPT.contains(name) && !LOCK.matcher(name).matches()) {
                        Folders.delete(entry);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
