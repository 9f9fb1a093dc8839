package org.softstone.outcomes.export;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/**
 * Cuts the connection when a file cannot be written to its end, and waits until it is cut: what else becomes of the request
 * must not end the file as if it were whole.
 */
final class CutOff implements StreamingOutput {

    private static final Logger LOG = Logger.getLogger(CutOff.class);

    private final StreamingOutput file;
    private final HttpServerRequest request;

    CutOff(StreamingOutput file, HttpServerRequest request) {
        this.file = file;
        this.request = request;
    }

    @Override
    public void write(OutputStream sink) throws IOException {
        HttpServerResponse response = request.response();
        try {
            file.write(sink);
        } catch (IOException | RuntimeException e) {
            boolean readerWentAway = response.closed();
            if (response.headWritten()) {
                request.connection()
                        .close()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
            }
            if (!readerWentAway) {
                throw e;
            }
            LOG.debug("The client of an export closed the connection", e);
        }
    }
}
