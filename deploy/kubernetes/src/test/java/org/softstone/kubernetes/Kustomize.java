package org.softstone.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Renders overlays with the kubectl that {@code SOFTSTONE_KUBECTL} names; {@code deploy/local/test} finds it. Without one the
 * tests that need it are left out, which that script says in its last lines.
 */
final class Kustomize {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final Map<Path, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    static List<String> overlays() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER.resolve("overlays"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static Path folder() {
        return FOLDER;
    }

    static List<Manifest> overlay(String name) {
        return RENDERED.computeIfAbsent(FOLDER.resolve("overlays").resolve(name), Kustomize::render);
    }

    static List<Manifest> render(Path overlay) {
        String kubectl = System.getenv("SOFTSTONE_KUBECTL");
        assumeTrue(kubectl != null, "no kubectl: deploy/kubernetes/install-kubectl gets one");
        try {
            Path complaints = Files.createTempFile("kustomize", ".txt");
            Process process = new ProcessBuilder(kubectl, "kustomize", overlay.toString())
                    .redirectError(complaints.toFile())
                    .start();
            String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // A warning is a complaint too.
            if (process.waitFor() != 0 || Files.size(complaints) > 0) {
                throw new AssertionError(overlay + " cannot be rendered: " + Files.readString(complaints));
            }
            Files.delete(complaints);
            return parse(rendered);
        } catch (IOException e) {
            throw new AssertionError(kubectl + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    static List<Manifest> parse(String rendered) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(rendered)) {
            return documents.readAll().stream().map(Manifest::new).toList();
        }
    }
}
