package org.softstone.database;

import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Work of many callers in few transactions, as a write-ahead log commits in groups. Who comes alone begins at once, unless the
 * group just before had several; those who come meanwhile go together in the next. Where several come, there is a pause
 * before the next group, unless it is full: as long as the group before took, so that the busier the machine is, the more share
 * the cost. Each caller is answered after the commit of their group. A group runs on the thread of its first caller, which then
 * leaves the next to one of those who wait.
 *
 * @param <I> what a caller hands in
 * @param <O> what comes of it
 */
public final class GroupCommit<I, O> {

    /** What is done with what was handed in. */
    public interface Work<I, O> {

        /**
         * Does all of it in one transaction, whose commit has ended when this returns.
         *
         * @return for each item, in their order
         */
        List<Result<O>> together(List<I> items);

        /** Does one in a transaction of its own. */
        O alone(I item);
    }

    /** What the group did with one item. */
    public sealed interface Result<O> {

        record Done<O>(O outcome) implements Result<O> {}

        /** Nothing: it would have made the others wait. It is done alone, by its own caller. */
        record Left<O>() implements Result<O> {}
    }

    private final int most;
    private final Duration longestPause;
    private final Duration patience;
    private final Work<I, O> work;
    /** In nanoseconds. */
    private final LongSupplier clock;

    private final Deque<Call<I, O>> waiting = new ArrayDeque<>();
    private int waitingItems;
    private boolean running;
    /** Whether the last group had several callers: more are likely to come. */
    private boolean crowded;
    /** Whoever waits for others to come. */
    private Thread gathering;
    /** When the last group ended, and how long it took; only whoever leads uses them. */
    private long endedAt;

    private long took;

    /**
     * @param most items of one group; more only when one caller brings more
     * @param longestPause between two groups, however long the first took
     * @param patience how long a caller waits for their group to begin
     */
    public GroupCommit(int most, Duration longestPause, Duration patience, Work<I, O> work) {
        this(most, longestPause, patience, work, System::nanoTime);
    }

    GroupCommit(int most, Duration longestPause, Duration patience, Work<I, O> work, LongSupplier clock) {
        this.most = most;
        this.longestPause = longestPause;
        this.patience = patience;
        this.work = work;
        this.clock = clock;
        this.endedAt = clock.getAsLong();
    }

    /** The items of one caller, and what wakes them. @param isOver completed with whether their group is over; else they lead it */
    private record Call<I, O>(List<I> items, List<Supplier<O>> outcomes, CompletableFuture<Boolean> isOver) {}

    /** @throws RuntimeException what the work threw for it, or {@link DatabaseFailed} when its group did not begin in time */
    public O take(I item) {
        return takeAll(List.of(item)).getFirst().get();
    }

    /**
     * All items of one caller, in their order, in one group.
     *
     * @return for each its outcome, once its group is over. An item that its group could not do is done alone when it is asked
     *     for, so ask in order, and only once. What the work threw for it is thrown
     * @throws DatabaseFailed when their group did not begin in time: nothing was done
     */
    public List<Supplier<O>> takeAll(List<I> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Call<I, O> call = new Call<>(items, new ArrayList<>(items.size()), new CompletableFuture<>());
        if (isFirst(call) || !awaitEnd(call)) {
            lead();
        }
        return call.outcomes();
    }

    /** @return false when the caller is to lead its group */
    private boolean awaitEnd(Call<I, O> call) {
        boolean interrupted = false;
        try {
            return call.isOver().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            withdraw(call);
        } catch (InterruptedException _) {
            interrupted = true;
        } catch (ExecutionException e) {
            return rethrow(e.getCause());
        }
        try {
            // It has begun, and is over in the time of its transaction; then its outcome is known.
            return call.isOver().join();
        } catch (CompletionException e) {
            return rethrow(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Unless its group has begun, or is to begin. */
    private void withdraw(Call<I, O> call) {
        synchronized (waiting) {
            if (!call.isOver().isDone() && waiting.remove(call)) {
                waitingItems -= call.items().size();
                throw new DatabaseFailed(new SQLTransientException("The groups before took too long"));
            }
        }
    }

    private boolean isFirst(Call<I, O> call) {
        synchronized (waiting) {
            int size = call.items().size();
            waiting.add(call);
            waitingItems += size;
            if (waitingItems >= most) {
                LockSupport.unpark(gathering);
            }
            boolean first = !running;
            running = true;
            return first;
        }
    }

    private void lead() {
        // An interruption is its caller's own: in the database driver it would end the transaction of all.
        // One that comes later, which is the end of the service, does.
        boolean interrupted = Thread.interrupted();
        try {
            leadNext();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void leadNext() {
        List<Call<I, O>> group = List.of();
        try {
            gather();
            group = nextGroup();
            long beganAt = clock.getAsLong();
            run(group);
            endedAt = clock.getAsLong();
            took = endedAt - beganAt;
            group.forEach(call -> call.isOver().complete(true));
        } catch (RuntimeException | Error e) {
            // Not what was handed in is to blame; there may be no memory.
            // Nobody may take theirs for done, or wait for ever.
            group.forEach(call -> call.isOver().completeExceptionally(e));
            if (group.isEmpty()) {
                synchronized (waiting) {
                    // The caller, who is gone now.
                    removeFirst();
                }
            }
            throw e;
        } finally {
            handOn();
        }
    }

    private void gather() {
        synchronized (waiting) {
            if (waitingItems >= most || !crowded && waiting.size() == 1) {
                return;
            }
            gathering = Thread.currentThread();
        }
        LockSupport.parkNanos(Math.min(took, longestPause.toNanos()) - (clock.getAsLong() - endedAt));
        synchronized (waiting) {
            gathering = null;
        }
    }

    private List<Call<I, O>> nextGroup() {
        synchronized (waiting) {
            // Nobody is taken out before there is a list that holds them.
            List<Call<I, O>> group = new ArrayList<>(waiting);
            int size = 0;
            int calls = 0;
            do {
                size += group.get(calls).items().size();
                calls++;
            } while (calls < group.size() && size + group.get(calls).items().size() <= most);
            List<Call<I, O>> next = group.subList(0, calls);
            for (int i = 0; i < calls; i++) {
                removeFirst();
            }
            crowded = calls > 1;
            return next;
        }
    }

    private void removeFirst() {
        waitingItems -= waiting.getFirst().items().size();
        waiting.removeFirst();
    }

    private void handOn() {
        synchronized (waiting) {
            running = !waiting.isEmpty();
            if (running) {
                waiting.getFirst().isOver().complete(false);
            }
        }
    }

    private void run(List<Call<I, O>> group) {
        List<I> items = group.stream().flatMap(call -> call.items().stream()).toList();
        List<Supplier<O>> outcomes = outcomes(items);
        int next = 0;
        for (Call<I, O> call : group) {
            int end = next + call.items().size();
            call.outcomes().addAll(outcomes.subList(next, end));
            next = end;
        }
    }

    private List<Supplier<O>> outcomes(List<I> items) {
        try {
            List<Result<O>> results = work.together(items);
            return Stream.iterate(0, i -> i < items.size(), i -> i + 1)
                    .map(i -> outcome(items.get(i), results.get(i)))
                    .toList();
        } catch (RuntimeException | Error failure) {
            // Whoever is to blame, the others get what they would have got alone. Only who would wait in vain once more
            // does not.
            boolean isTheirs = items.size() > 1 && !DatabaseTrouble.isWithoutConnection(failure);
            return items.stream()
                    .<Supplier<O>>map(item -> isTheirs ? () -> work.alone(item) : () -> rethrow(failure))
                    .toList();
        }
    }

    private Supplier<O> outcome(I item, Result<O> result) {
        return switch (result) {
            case Result.Done<O>(O outcome) -> () -> outcome;
            case Result.Left<O> _ -> () -> work.alone(item);
        };
    }

    private static <T> T rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
