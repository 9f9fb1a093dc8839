package org.softstone.messaging;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells work that it shall end, and ends its back-off at once. Not an interrupt: that would close a JDBC connection in use. */
final class StopSignal {

    private final CountDownLatch raised = new CountDownLatch(1);

    void raise() {
        raised.countDown();
    }

    boolean isRaised() {
        return raised.getCount() == 0;
    }

    /** Waits, and answers true as soon as the signal is raised. */
    boolean await(Duration atMost) {
        try {
            return raised.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            raise();
            return true;
        }
    }
}
