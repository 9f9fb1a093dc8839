package org.softstone.benchmark;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.softstone.local.LocalStack;
import org.softstone.local.Service;

/** Samples the resident memory of each service once a second, from the first load on, and keeps the maximum. */
final class Memory implements AutoCloseable {

    private static final double GOAL_MEBIBYTES = 300;

    private final Map<Service, Long> mostKibibytes = new EnumMap<>(Service.class);
    private final Thread looking;

    Memory(LocalStack stack) {
        looking = Thread.ofPlatform().daemon().name("memory").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                for (Service service : Service.values()) {
                    stack.service(service).residentKibibytes().ifPresent(now -> note(service, now));
                }
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        });
    }

    private synchronized void note(Service service, long kibibytes) {
        mostKibibytes.merge(service, kibibytes, Math::max);
    }

    /** In mebibytes. */
    synchronized Map<Service, Double> most() {
        Map<Service, Double> most = new EnumMap<>(Service.class);
        mostKibibytes.forEach((service, kibibytes) -> most.put(service, kibibytes / 1024.0));
        return most;
    }

    void report(Results results) {
        most().forEach((service, mebibytes) -> {
            results.add(
                    Part.START,
                    "most resident memory of " + service.serviceName() + " while the parts above were measured",
                    "≤ 300 MiB",
                    Results.number("%.0f MiB", mebibytes),
                    Results.number("%.2f of the goal", mebibytes / GOAL_MEBIBYTES),
                    mebibytes <= GOAL_MEBIBYTES,
                    "looked at once a second");
        });
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
