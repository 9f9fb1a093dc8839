package org.softstone.http;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * {@code GET /q/openapi} on the management port: the service's {@code openapi.yaml} as it is checked in. The document that
 * the extension makes of the code exists in tests only, which compare the two: making it took a sixth of each start.
 */
@ApplicationScoped
class ServeApiDocument {

    /** Put there by the build (the project's pom.xml). */
    private static final String DOCUMENT = "META-INF/softstone/openapi.yaml";

    /** After the extension's, where that is. */
    private static final int LATE = 1_000_000;

    void register(@Observes ManagementInterface management) {
        document()
                .ifPresent(yaml -> management
                        .router()
                        .get("/q/openapi")
                        .order(LATE)
                        .handler(request -> request.response()
                                .putHeader("Content-Type", "application/yaml;charset=UTF-8")
                                .end(yaml)));
    }

    private static Optional<Buffer> document() {
        try (InputStream found = Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            return found == null ? Optional.empty() : Optional.of(Buffer.buffer(found.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
