package org.softstone.access;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.softstone.http.Problems;

/**
 * For each key a few at once; others wait their turn without a connection, and not for long. Requests that change the same
 * thing wait for each other's locks in the database, each holding a connection of the pool: without this, twenty requests
 * about one patient would block the service for all.
 */
class Turns {

    /** One key's places, and how many have or want one. */
    private record Places(Semaphore free, AtomicInteger users) {}

    private final ConcurrentHashMap<String, Places> places = new ConcurrentHashMap<>();
    private final TurnsConfig config;

    Turns(TurnsConfig config) {
        this.config = config;
    }

    /**
     * Does it when it is its turn under each of the keys.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when it was not in time: nothing was done
     */
    <T> T inTurn(Collection<String> keys, Callable<T> work) throws Exception {
        // Always in the same order, to avoid deadlocks.
        return inTurn(
                List.copyOf(new TreeSet<>(keys)),
                System.nanoTime() + config.patience().toNanos(),
                work);
    }

    /** Keys that are in use or waited for. */
    int keysInUse() {
        return places.size();
    }

    private <T> T inTurn(List<String> keys, long until, Callable<T> work) throws Exception {
        if (keys.isEmpty()) {
            return work.call();
        }
        String key = keys.getFirst();
        Places own = places.compute(key, (_, known) -> {
            Places found =
                    known == null ? new Places(new Semaphore(config.atOnce(), true), new AtomicInteger()) : known;
            found.users().incrementAndGet();
            return found;
        });
        try {
            if (!own.free().tryAcquire(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw Problems.unavailable(
                        "unavailable",
                        "Too many at once",
                        "Too many changes to the same thing, or by the same person, at once. Try again in some seconds.",
                        config.patience());
            }
            try {
                return inTurn(keys.subList(1, keys.size()), until, work);
            } finally {
                own.free().release();
            }
        } finally {
            places.compute(key, (_, known) -> own.users().decrementAndGet() == 0 ? null : known);
        }
    }
}
