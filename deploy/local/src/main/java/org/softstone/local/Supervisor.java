package org.softstone.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.softstone.embedded.ChildProcess;

/** Restarts parts that end although nobody stopped them, and reports it; gives up on one that keeps ending. */
final class Supervisor {

    private final Consumer<String> told;
    private final Consumer<String> givenUp;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param told receives a sentence at each end and each restart
     * @param givenUp receives what to do about a part that keeps ending, once
     */
    Supervisor(Consumer<String> told, Consumer<String> givenUp) {
        this.told = told;
        this.givenUp = givenUp;
    }

    /**
     * @param process the part's present process
     * @param start restarts it and waits until it is ready
     */
    void watch(Supplier<ChildProcess> process, Runnable start) {
        Thread.ofVirtual().name("supervisor").start(() -> keepRunning(process, start));
    }

    void stop() {
        stopped.countDown();
    }

    private void keepRunning(Supplier<ChildProcess> process, Runnable start) {
        Restarts restarts = new Restarts();
        while (true) {
            ChildProcess part = process.get();
            int exitCode = part.process().onExit().join().exitValue();
            if (isStopped(Duration.ZERO)) {
                return;
            }
            String end = part.name() + " ended unexpectedly (exit code " + exitCode + ")";
            switch (restarts.ended(Duration.ofNanos(System.nanoTime()))) {
                case Restarts.Decision.StartAfter(Duration delay) -> {
                    told.accept(end + ": starting it again in " + delay.toSeconds() + " s; see " + part.log());
                    if (isStopped(delay)) {
                        return;
                    }
                    startAgain(part.name(), start);
                }
                case Restarts.Decision.GiveUp _ -> {
                    givenUp.accept(end + " for the " + (Restarts.LIMIT + 1) + "th time within "
                            + Restarts.MEMORY.toMinutes() + " minutes, so everything is stopped. Data are kept. See "
                            + part.log() + ", mend what it says and start again; --fresh begins with new data.\n"
                            + part.lastWords());
                    return;
                }
            }
        }
    }

    private void startAgain(String name, Runnable start) {
        try {
            start.run();
            told.accept(name + " runs again");
        } catch (RuntimeException e) {
            // Whatever the cause: the part is still not running, and the next attempt is due.
            if (!isStopped(Duration.ZERO)) {
                told.accept(name + " could not be started again: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
    }

    private boolean isStopped(Duration within) {
        try {
            return stopped.await(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
