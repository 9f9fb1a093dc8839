package org.softstone.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** A number of clients that do the same thing at the same time, each on a thread and a connection of its own. */
final class Load {

    /** A client's connection, and what it does with it again and again. */
    record Client(AutoCloseable connection, Work work) {}

    interface Work {
        void once() throws Exception;
    }

    /** Makes a client, connected. */
    interface Clients {
        Client open() throws Exception;
    }

    /** When the next piece of work may begin. */
    interface Pace {

        /** Waits for it. @return false when it is over */
        boolean next() throws InterruptedException;
    }

    /**
     * What came of a round.
     *
     * @param steal in percent
     */
    record Round(Latencies latencies, Duration took, double steal) {

        double perSecond() {
            return latencies.count() / (took.toNanos() / 1e9);
        }
    }

    private Load() {}

    /** As fast as answers come, for that long. */
    static Pace asFastAsPossible(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        return () -> System.nanoTime() < until;
    }

    /** So many times, as fast as answers come. */
    static Pace times(int count) {
        AtomicLong begun = new AtomicLong();
        return () -> begun.getAndIncrement() < count;
    }

    /** At a steady rate whatever the answers, as patients do, for that long. */
    static Pace steadily(double perSecond, Duration duration) {
        long begin = System.nanoTime();
        long nanosBetween = (long) (1e9 / perSecond);
        AtomicLong slots = new AtomicLong();
        return () -> {
            long at = slots.getAndIncrement() * nanosBetween;
            if (at >= duration.toNanos()) {
                return false;
            }
            long wait = begin + at - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
            return true;
        };
    }

    /** Until the pace is over. The first failure of any client ends the round. */
    static Round run(int clients, Clients opening, Pace pace) {
        List<Client> opened = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                opened.add(opening.open());
            }
            Latencies latencies = new Latencies();
            Steal steal = new Steal();
            long begin = System.nanoTime();
            List<Future<?>> working = new ArrayList<>();
            for (Client client : opened) {
                working.add(threads.submit(() -> {
                    while (pace.next() && !Thread.currentThread().isInterrupted()) {
                        long started = System.nanoTime();
                        client.work().once();
                        latencies.add(System.nanoTime() - started);
                    }
                    return null;
                }));
            }
            try {
                for (Future<?> work : working) {
                    work.get();
                }
            } catch (ExecutionException | InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
            return new Round(latencies, Duration.ofNanos(System.nanoTime() - begin), steal.percent());
        } catch (ExecutionException e) {
            throw new BenchmarkException("A client failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted.", e);
        } catch (Exception e) {
            throw new BenchmarkException("No client could be opened: " + e, e);
        } finally {
            for (Client client : opened) {
                try {
                    client.connection().close();
                } catch (Exception e) {
                    // The round is over; what it came to is known.
                }
            }
        }
    }
}
