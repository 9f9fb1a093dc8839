package org.softstone.notifications.stream;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.softstone.access.Caller;
import org.softstone.notifications.feed.FeedEntry;

/**
 * Writes one person's entries to one connection until the client leaves, its token expires or the service stops.
 *
 * <p>Reads the table strictly by sequence, whichever replica wrote there; waking it only says when to look. Runs on a virtual
 * thread that sleeps between entries and blocks while it writes: a slow client delays only its own thread, and nothing is
 * queued for it.
 */
final class StreamFeed implements StreamingOutput {

    private static final Logger LOG = Logger.getLogger(StreamFeed.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Caller caller;
    private final OpenStream stream;
    private final Start start;
    private final long endsAtNanos;
    private final StreamFeeds shared;

    /**
     * How a stream begins.
     *
     * @param resumed whether the client has named its position
     * @param newest the newest entry when the stream was opened: it is served up to here, however soon its token ends
     */
    record Start(boolean resumed, long newest) {}

    StreamFeed(StreamFeeds shared, Caller caller, OpenStream stream, Start start, Duration validity) {
        this.shared = shared;
        this.caller = caller;
        this.stream = stream;
        this.start = start;
        this.endsAtNanos = System.nanoTime() + validity.toNanos();
    }

    @Override
    public void write(OutputStream out) throws IOException {
        shared.streams.add(stream);
        try {
            send(out, head());
            deliver(out);
            if (stream.isSuperseded()) {
                send(out, farewell());
            }
        } catch (IOException e) {
            LOG.debugf("Stream left by its client: cause=%s", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            shared.streams.remove(stream);
        }
    }

    private void deliver(OutputStream out) throws IOException, InterruptedException {
        long heartbeatAt = nextHeartbeat();
        while (!isOver()) {
            Read read = read();
            if (!read.entries().isEmpty()) {
                send(out, frames(read.entries()));
                stream.delivered(read.entries().getLast().sequence());
                heartbeatAt = nextHeartbeat();
            } else if (System.nanoTime() >= heartbeatAt) {
                send(out, ":\n\n");
                heartbeatAt = nextHeartbeat();
            }
            if (!read.mayHaveMore()) {
                stream.awaitNews(Duration.ofNanos(Math.min(heartbeatAt, endsAtNanos) - System.nanoTime()));
            }
        }
    }

    private long nextHeartbeat() {
        return System.nanoTime() + shared.config.heartbeat().toNanos();
    }

    private boolean isOver() {
        return stream.hasEnded() || (System.nanoTime() >= endsAtNanos && stream.delivered() >= start.newest());
    }

    /** @param mayHaveMore though nobody wakes the stream */
    private record Read(List<FeedEntry> entries, boolean mayHaveMore) {}

    /** The stream stays open while the database is unreachable: a browser would not reconnect after an error. */
    private Read read() throws InterruptedException {
        int most = shared.config.batchSize();
        try {
            List<FeedEntry> entries = shared.readFeed.next(caller, stream.delivered(), most);
            return new Read(entries, entries.size() == most);
        } catch (RuntimeException e) {
            LOG.debugf("Feed cannot be read: cause=%s", e.getClass().getSimpleName());
            stream.awaitNews(RETRY_AFTER);
            return new Read(List.of(), true);
        }
    }

    private String head() {
        String retry = "retry: " + shared.config.reconnectAfter().toMillis() + "\n";
        return start.resumed() ? retry + "\n" : retry + "id: " + stream.delivered() + "\n\n";
    }

    /** Without an id, so that a client resumes after the last entry, a browser after the wait. */
    private String farewell() {
        return "retry: " + shared.config.reconnectAfterSuperseded().toMillis()
                + "\nevent: superseded\ndata: {\"kind\":\"superseded\"}\n\n";
    }

    private String frames(List<FeedEntry> entries) throws IOException {
        StringBuilder frames = new StringBuilder();
        for (FeedEntry entry : entries) {
            frames.append("id: ")
                    .append(entry.sequence())
                    .append("\nevent: ")
                    .append(entry.kind())
                    .append("\ndata: ")
                    .append(shared.json.writeValueAsString(entry))
                    .append("\n\n");
        }
        return frames.toString();
    }

    private void send(OutputStream out, String text) throws IOException {
        stream.startsWriting();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        stream.hasWritten();
    }
}
