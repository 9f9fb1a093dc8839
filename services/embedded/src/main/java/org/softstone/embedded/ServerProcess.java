package org.softstone.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A server as a process of its own, which may be stopped or killed and started again. */
public abstract class ServerProcess {

    private ChildProcess process;

    public synchronized ChildProcess process() {
        return process;
    }

    public boolean isRunning() {
        ChildProcess current = process();
        return current != null && current.isRunning();
    }

    /** Starts it unless it runs, and waits until it answers. */
    public abstract void start();

    /** Stops it as an operator would. */
    public abstract void stop();

    /** Sends SIGTERM, and SIGKILL after the grace period. Returns whether SIGTERM was enough. */
    public boolean stop(Duration gracePeriod) {
        ChildProcess current = process();
        return current == null || current.stop(gracePeriod);
    }

    /** kill -9. */
    public void kill() {
        ChildProcess current = process();
        if (current != null) {
            current.kill();
        }
    }

    protected synchronized void started(ChildProcess begun) {
        process = begun;
    }

    protected void await(BooleanSupplier answer, Duration atMost, Duration pause) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!answer.getAsBoolean()) {
            ChildProcess current = process();
            if (!current.isRunning()) {
                throw current.failure("ended before it was ready");
            }
            if (System.nanoTime() > deadline) {
                throw current.failure("was not ready within " + atMost.toSeconds() + " s");
            }
            Pause.of(pause);
        }
    }
}
