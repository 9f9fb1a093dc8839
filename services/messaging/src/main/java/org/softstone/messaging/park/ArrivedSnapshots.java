package org.softstone.messaging.park;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.softstone.messaging.ParkedEvents;
import org.softstone.messaging.Transactions;

/** Patients and teams whose snapshots this process has committed and whose parked events are not released yet. */
public final class ArrivedSnapshots implements ParkedEvents {

    private final Transactions transactions;
    private final BlockingQueue<UUID> arrived = new LinkedBlockingQueue<>();
    private volatile boolean awaited;

    public ArrivedSnapshots(Transactions transactions) {
        this.transactions = transactions;
    }

    /** From now on they are collected. A service without listeners parks nothing, and would only fill the queue. */
    public void await() {
        awaited = true;
    }

    @Override
    public void release(UUID patientOrTeam) {
        if (awaited) {
            transactions.afterCommit(() -> arrived.add(patientOrTeam));
        }
    }

    /** All that have arrived; waits for the first. */
    Set<UUID> take(Duration atMost) throws InterruptedException {
        Set<UUID> taken = new HashSet<>();
        UUID first = arrived.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            arrived.drainTo(taken);
        }
        return taken;
    }
}
