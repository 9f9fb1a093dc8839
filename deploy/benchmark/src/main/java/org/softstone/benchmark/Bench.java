package org.softstone.benchmark;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.softstone.embedded.Pause;
import org.softstone.local.LocalStack;

/**
 * What every part measures with.
 *
 * @param windows of the patients whose reports are the load
 */
record Bench(
        LocalStack stack,
        Options options,
        Consumer<String> progress,
        LoadPatients loadPatients,
        OpenWindows windows,
        PlainRows plainRows,
        FeedProgress feeds,
        Results results) {

    /** As many clients as the goals speak of. */
    static final int CLIENTS = 16;

    /** More than this machine's database could store in a second: so many windows are kept ready per second of load. */
    static final int MOST_PER_SECOND = 3_000;

    Load.Round submit(int clients, Duration duration) {
        windows.provide((int) (MOST_PER_SECOND * duration.toSeconds()));
        return Load.run(clients, windows::client, Load.asFastAsPossible(duration));
    }

    Load.Round submitSteadily(double perSecond, Duration duration) {
        windows.provide((int) (perSecond * duration.toSeconds()) + 1);
        return Load.run(CLIENTS, windows::client, Load.steadily(perSecond, duration));
    }

    Load.Round writePlainRows(int clients, Duration duration) {
        plainRows.clear();
        return Load.run(clients, plainRows::client, Load.asFastAsPossible(duration));
    }

    /** Waits until as many reports stand in the feeds as were acknowledged of these windows, and fails when there are more. */
    void awaitFeeds() {
        long now = feeds.reports();
        long last = now;
        long changed = System.nanoTime();
        while (now < windows.submitted()) {
            if (System.nanoTime() - changed > Duration.ofSeconds(60).toNanos()) {
                throw new BenchmarkException("%d of %d reports never came to the feeds"
                        .formatted(windows.submitted() - now, windows.submitted()));
            }
            Pause.of(Duration.ofMillis(200));
            now = feeds.reports();
            if (now != last) {
                last = now;
                changed = System.nanoTime();
            }
        }
        if (now > windows.submitted()) {
            throw new BenchmarkException("More reports in the feeds than were submitted: some came twice");
        }
    }

    void say(String format, Object... values) {
        progress.accept("  " + String.format(Locale.ROOT, format, values));
    }
}
