package org.softstone.database;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Work of many callers in few transactions, as a write-ahead log commits in groups. Who comes while no group is running begins
 * at once, alone; those who come meanwhile go together in the next. Nobody waits for others to come, and each caller is answered
 * after the commit of their group. A group runs on the thread of its first caller, which then leaves the next to one of those
 * who wait.
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
    private final Work<I, O> work;
    private final Deque<Call<I, O>> waiting = new ArrayDeque<>();
    private boolean running;

    /** @param most items of one group; more only when one caller brings more */
    public GroupCommit(int most, Work<I, O> work) {
        this.most = most;
        this.work = work;
    }

    /** The items of one caller, and what wakes them. @param isOver completed with whether their group is over; else they lead it */
    private record Call<I, O>(List<I> items, List<Supplier<O>> outcomes, CompletableFuture<Boolean> isOver) {}

    /** @throws RuntimeException what the work threw for it */
    public O take(I item) {
        return takeAll(List.of(item)).getFirst().get();
    }

    /**
     * All items of one caller, in their order, in one group.
     *
     * @return for each its outcome, once its group is over. An item that its group could not do is done alone when it is asked
     *     for, so ask in order, and only once. What the work threw for it is thrown
     */
    public List<Supplier<O>> takeAll(List<I> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Call<I, O> call = new Call<>(items, new ArrayList<>(items.size()), new CompletableFuture<>());
        // join() waits on when it is interrupted: a group is over in the time of its transaction, and then its outcome
        // is known.
        if (isFirst(call) || !call.isOver().join()) {
            lead();
        }
        return call.outcomes();
    }

    private boolean isFirst(Call<I, O> call) {
        synchronized (waiting) {
            waiting.add(call);
            boolean first = !running;
            running = true;
            return first;
        }
    }

    private void lead() {
        // An interruption is its caller's own: in the database driver it would end the transaction of all.
        boolean interrupted = Thread.interrupted();
        try {
            List<Call<I, O>> group = nextGroup();
            try {
                run(group);
            } finally {
                handOn();
                group.forEach(call -> call.isOver().complete(true));
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<Call<I, O>> nextGroup() {
        synchronized (waiting) {
            List<Call<I, O>> group = new ArrayList<>();
            int size = 0;
            do {
                size += waiting.getFirst().items().size();
                group.add(waiting.removeFirst());
            } while (!waiting.isEmpty() && size + waiting.getFirst().items().size() <= most);
            return group;
        }
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

    private static <O> O rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
