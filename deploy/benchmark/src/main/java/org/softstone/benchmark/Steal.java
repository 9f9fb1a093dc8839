package org.softstone.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The share of time that the machine lost to its neighbours since this object was created, from {@code /proc/stat}. Two
 * measurements are comparable only when they lost about the same.
 */
final class Steal {

    private static final Path STATISTICS = Path.of("/proc/stat");

    /** Processor time in ticks, of all cores together. */
    record Ticks(long all, long stolen, long busy) {

        /** From the line {@code cpu user nice system idle iowait irq softirq steal guest guest_nice}; guests count as users. */
        static Ticks of(String line) {
            long[] ticks = Stream.of(line.strip().split("\\s+"))
                    .skip(1)
                    .limit(8)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long all = 0;
            for (long tick : ticks) {
                all += tick;
            }
            long stolen = ticks.length > 7 ? ticks[7] : 0;
            return new Ticks(all, stolen, all - ticks[3] - ticks[4] - stolen);
        }
    }

    private final Ticks begin = read();

    /** In percent. */
    double percent() {
        Ticks now = read();
        return percentOf(now.stolen() - begin.stolen(), now);
    }

    /** How much of the machine's time everything that runs on it used, in percent. */
    double busyPercent() {
        Ticks now = read();
        return percentOf(now.busy() - begin.busy(), now);
    }

    private double percentOf(long ticks, Ticks now) {
        long all = now.all() - begin.all();
        return all == 0 ? 0 : 100.0 * ticks / all;
    }

    /** Zero where the system does not report it. */
    private static Ticks read() {
        if (!Files.exists(STATISTICS)) {
            return new Ticks(0, 0, 0);
        }
        try (Stream<String> lines = Files.lines(STATISTICS)) {
            return Ticks.of(lines.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
