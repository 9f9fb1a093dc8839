package org.softstone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.softstone.database.GroupCommit.Result;

@Timeout(60)
class GroupCommitTest {

    /** Stores words. One that begins with "bad" can be stored by nobody, one with "busy" only alone. */
    private static final class Store implements GroupCommit.Work<String, String> {

        private final Queue<List<String>> groups = new ConcurrentLinkedQueue<>();
        private final Queue<String> alone = new ConcurrentLinkedQueue<>();
        private final Queue<String> stored = new ConcurrentLinkedQueue<>();
        private final CountDownLatch firstMayEnd = new CountDownLatch(1);
        private final AtomicLong clock = new AtomicLong();
        private volatile Duration eachTakes = Duration.ZERO;
        private volatile boolean holdsFirst;
        private volatile RuntimeException outage;

        @Override
        public List<Result<String>> together(List<String> words) {
            groups.add(words);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("The work was interrupted");
            }
            if (holdsFirst && groups.size() == 1) {
                waitFor(firstMayEnd);
            }
            clock.addAndGet(eachTakes.toNanos());
            if (outage != null) {
                throw outage;
            }
            words.forEach(Store::refuseBad);
            return words.stream().map(this::storedUnlessBusy).toList();
        }

        private Result<String> storedUnlessBusy(String word) {
            if (word.startsWith("busy")) {
                return new Result.Left<>();
            }
            stored.add(word);
            return new Result.Done<>(word + " stored");
        }

        @Override
        public String alone(String word) {
            alone.add(word);
            refuseBad(word);
            stored.add(word);
            return word + " stored alone";
        }

        private static void refuseBad(String word) {
            if (word.startsWith("bad")) {
                throw new IllegalArgumentException(word);
            }
        }
    }

    private final Store store = new Store();
    private final GroupCommit<String, String> groups =
            new GroupCommit<>(4, Duration.ZERO, Duration.ofSeconds(30), store);

    @Test
    void who_comes_alone_is_served_at_once() {
        String outcome = groups.take("one");

        assertThat(outcome).isEqualTo("one stored");
        assertThat(store.groups).containsExactly(List.of("one"));
    }

    @Test
    void those_who_come_while_a_group_commits_go_together_in_the_next_in_their_order() throws Exception {
        List<Future<String>> calls = whileTheFirstCommits(List.of(take("a"), take("b"), take("c")));

        assertThat(outcomesOf(calls)).containsExactly("first stored", "a stored", "b stored", "c stored");
        assertThat(store.groups).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void who_would_wait_too_long_is_refused_and_nothing_of_theirs_is_done() throws Exception {
        GroupCommit<String, String> impatient = new GroupCommit<>(4, Duration.ZERO, Duration.ofMillis(50), store);
        store.holdsFirst = true;
        FutureTask<String> first = new FutureTask<>(() -> impatient.take("first"));
        Thread.startVirtualThread(first);
        await().until(() -> !store.groups.isEmpty());

        assertThatThrownBy(() -> impatient.take("second")).isInstanceOf(DatabaseFailed.class);

        store.firstMayEnd.countDown();
        assertThat(first.get()).isEqualTo("first stored");
        assertThat(impatient.take("third")).isEqualTo("third stored");
        assertThat(store.stored).containsExactly("first", "third");
    }

    @Test
    void where_not_even_an_outcome_can_be_made_everybody_is_told_and_the_next_go_on() throws Exception {
        // Before it is entered, when it is, when its group is made up, when it is taken out, and when the group begins.
        for (int step : new int[] {2, 3, 4, 5, 6}) {
            assertThatThrownBy(() -> groups.takeAll(new WithoutMemory(step)))
                    .as("step %d", step)
                    .isInstanceOf(OutOfMemoryError.class);
        }

        assertThat(groups.take("second")).isEqualTo("second stored");
        assertThat(store.stored).containsExactly("second");
    }

    /** One word, of which some step of a group cannot be done. */
    private static final class WithoutMemory extends AbstractList<String> {

        private int stepsLeft;

        private WithoutMemory(int stepsLeft) {
            this.stepsLeft = stepsLeft;
        }

        @Override
        public String get(int index) {
            return "first";
        }

        @Override
        public int size() {
            step();
            return 1;
        }

        @Override
        public Stream<String> stream() {
            step();
            return super.stream();
        }

        private void step() {
            stepsLeft--;
            if (stepsLeft == 0) {
                throw new OutOfMemoryError("as if");
            }
        }
    }

    @Test
    void where_several_have_come_they_wait_for_more_until_their_group_is_full() throws Exception {
        GroupCommit<String, String> pausing = pausing(Duration.ofSeconds(50));
        List<Future<String>> calls = come(pausing, Duration.ofMinutes(1), "first", "a", "b");
        assertThat(calls.getFirst().get()).isEqualTo("first stored");

        calls.addAll(startInTurn(List.of(() -> pausing.take("c"))));

        assertThat(outcomesOf(calls)).containsExactly("first stored", "a stored", "b stored", "c stored");
        assertThat(store.groups).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void where_several_have_come_but_no_more_do_they_are_served_after_the_longest_pause() throws Exception {
        GroupCommit<String, String> pausing = pausing(Duration.ofMillis(50));

        List<Future<String>> calls = come(pausing, Duration.ofMinutes(1), "first", "a", "b");

        assertThat(outcomesOf(calls)).containsExactly("first stored", "a stored", "b stored");
        assertThat(pausing.take("last")).isEqualTo("last stored");
    }

    @Test
    void nobody_waits_for_longer_than_the_group_before_took() throws Exception {
        GroupCommit<String, String> pausing = pausing(Duration.ofMinutes(10));

        List<Future<String>> calls = come(pausing, Duration.ofMillis(50), "first", "a", "b");

        assertThat(outcomesOf(calls)).containsExactly("first stored", "a stored", "b stored");
    }

    @Test
    void who_comes_later_than_the_pause_does_not_wait() throws Exception {
        GroupCommit<String, String> pausing = pausing(Duration.ofMinutes(10));
        outcomesOf(come(pausing, Duration.ofMinutes(1), "first", "a", "b", "c"));
        assertThat(store.groups).containsExactly(List.of("first"), List.of("a", "b", "c"));

        store.clock.addAndGet(Duration.ofMinutes(2).toNanos());

        assertThat(pausing.take("last")).isEqualTo("last stored");
    }

    @Test
    void who_comes_again_and_again_alone_never_waits_for_others() {
        GroupCommit<String, String> pausing = pausing(Duration.ofMinutes(10));
        store.eachTakes = Duration.ofMinutes(1);

        List<String> outcomes = Stream.of("a", "b", "c").map(pausing::take).toList();

        assertThat(outcomes).containsExactly("a stored", "b stored", "c stored");
    }

    private GroupCommit<String, String> pausing(Duration longestPause) {
        return new GroupCommit<>(3, longestPause, Duration.ofSeconds(30), store, store.clock::get);
    }

    /** The first one, and the others while it is stored. */
    private List<Future<String>> come(GroupCommit<String, String> pausing, Duration eachTakes, String... words) {
        store.holdsFirst = true;
        store.eachTakes = eachTakes;
        List<Future<String>> calls = new ArrayList<>(startInTurn(Stream.of(words)
                .<Callable<String>>map(word -> () -> pausing.take(word))
                .toList()));
        store.firstMayEnd.countDown();
        return calls;
    }

    @Test
    void a_group_is_bounded_and_what_one_caller_brings_is_not_split() throws Exception {
        List<Future<String>> calls = whileTheFirstCommits(List.of(
                take("a"), takeAll("b", "c", "d"), takeAll("e", "f"), takeAll("g", "h", "i", "j", "k"), take("l")));

        outcomesOf(calls);
        assertThat(store.groups)
                .containsExactly(
                        List.of("first"),
                        List.of("a", "b", "c", "d"),
                        List.of("e", "f"),
                        List.of("g", "h", "i", "j", "k"),
                        List.of("l"));
    }

    @Test
    void one_that_cannot_be_stored_harms_no_other() throws Exception {
        List<Future<String>> calls = whileTheFirstCommits(List.of(take("a"), take("bad"), take("c")));

        assertThat(calls.get(1).get()).isEqualTo("a stored alone");
        assertThatThrownBy(calls.get(2)::get).cause().isInstanceOf(IllegalArgumentException.class);
        assertThat(calls.get(3).get()).isEqualTo("c stored alone");
        assertThat(store.stored).containsExactlyInAnyOrder("first", "a", "c");
    }

    @Test
    void of_one_callers_items_those_that_can_be_stored_are_in_their_order() {
        List<Supplier<String>> outcomes = groups.takeAll(List.of("a", "bad", "c"));

        assertThat(outcomes.get(0).get()).isEqualTo("a stored alone");
        assertThatThrownBy(outcomes.get(1)::get).isInstanceOf(IllegalArgumentException.class);
        assertThat(outcomes.get(2).get()).isEqualTo("c stored alone");
        assertThat(store.stored).containsExactly("a", "c");
    }

    @Test
    void who_was_alone_and_failed_is_not_tried_again() {
        assertThatThrownBy(() -> groups.take("bad")).isInstanceOf(IllegalArgumentException.class);

        assertThat(store.alone).isEmpty();
    }

    @Test
    void a_lost_connection_is_not_waited_for_by_each_again() throws Exception {
        store.outage = new DatabaseFailed(new SQLException("gone", "08006"));

        List<Future<String>> calls = whileTheFirstCommits(List.of(take("a"), take("b")));

        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call::get).hasRootCause(store.outage.getCause()));
        assertThat(store.alone).isEmpty();
    }

    @Test
    void trouble_that_one_of_them_may_have_caused_is_not_that_of_the_others() throws Exception {
        store.outage = new DatabaseFailed(new SQLException("deadlock", "40P01"));

        List<Future<String>> calls = whileTheFirstCommits(List.of(take("a"), take("b")));

        assertThat(calls.get(1).get()).isEqualTo("a stored alone");
        assertThat(calls.get(2).get()).isEqualTo("b stored alone");
    }

    @Test
    void one_that_would_make_the_others_wait_is_left_and_done_by_its_caller() throws Exception {
        List<Future<String>> calls = whileTheFirstCommits(List.of(take("a"), take("busy"), take("c")));

        assertThat(outcomesOf(calls)).containsExactly("first stored", "a stored", "busy stored alone", "c stored");
    }

    @Test
    void an_interrupted_caller_does_not_interrupt_the_work_and_stays_interrupted() throws Exception {
        FutureTask<String> call = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            return groups.take("one") + (Thread.currentThread().isInterrupted() ? ", interrupted" : "");
        });

        Thread.ofVirtual().start(call);

        assertThat(call.get()).isEqualTo("one stored, interrupted");
    }

    @Test
    void a_caller_that_is_interrupted_while_waiting_still_gets_their_outcome() throws Exception {
        List<Thread> callers = new ArrayList<>();
        List<Future<String>> calls = whileTheFirstCommits(
                List.of(() -> {
                    callers.add(Thread.currentThread());
                    return groups.take("a");
                }),
                () -> callers.getFirst().interrupt());

        assertThat(outcomesOf(calls)).containsExactly("first stored", "a stored");
    }

    @Test
    void any_number_of_callers_get_each_their_own_outcome_and_nothing_is_stored_twice_or_not() throws Exception {
        Random random = new Random(ThreadLocalRandom.current().nextLong());
        List<List<String>> calls = IntStream.range(0, 2000)
                .mapToObj(call -> IntStream.range(0, random.nextInt(10) == 0 ? 6 : 1)
                        .mapToObj(i -> switch (random.nextInt(20)) {
                            case 0 -> "bad " + call + "/" + i;
                            case 1 -> "busy " + call + "/" + i;
                            default -> "good " + call + "/" + i;
                        })
                        .toList())
                .toList();

        List<String> outcomes = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> running = calls.stream()
                    .map(words -> callers.submit(() -> groups.takeAll(words).stream()
                            .map(GroupCommitTest::outcomeOrFailure)
                            .toList()))
                    .toList();
            for (Future<List<String>> one : running) {
                outcomes.addAll(one.get());
            }
        }

        List<String> words = calls.stream().flatMap(List::stream).toList();
        assertThat(outcomes.stream()
                        .map(outcome -> outcome.replace(" stored alone", "").replace(" stored", "")))
                .containsExactlyElementsOf(words);
        assertThat(store.stored)
                .containsExactlyInAnyOrderElementsOf(
                        words.stream().filter(word -> !word.startsWith("bad")).toList());
    }

    private static String outcomeOrFailure(Supplier<String> outcome) {
        try {
            return outcome.get();
        } catch (IllegalArgumentException refused) {
            return refused.getMessage();
        }
    }

    private Callable<String> take(String word) {
        return () -> groups.take(word);
    }

    private Callable<String> takeAll(String... words) {
        return () -> String.join(
                ",", groups.takeAll(List.of(words)).stream().map(Supplier::get).toList());
    }

    /** Each call has begun to wait before the next comes. @return "first" and the others */
    private List<Future<String>> whileTheFirstCommits(List<Callable<String>> others, Runnable then) {
        store.holdsFirst = true;
        List<Future<String>> calls = startInTurn(
                Stream.concat(Stream.of(take("first")), others.stream()).toList());
        then.run();
        store.firstMayEnd.countDown();
        return calls;
    }

    private static List<Future<String>> startInTurn(List<Callable<String>> calls) {
        return calls.stream().<Future<String>>map(GroupCommitTest::started).toList();
    }

    private static FutureTask<String> started(Callable<String> call) {
        FutureTask<String> running = new FutureTask<>(call);
        Thread caller = Thread.ofPlatform().daemon().start(running);
        await().until(() -> running.isDone() || waits(caller));
        return running;
    }

    private static boolean waits(Thread thread) {
        return Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState());
    }

    private List<Future<String>> whileTheFirstCommits(List<Callable<String>> others) {
        return whileTheFirstCommits(others, () -> {});
    }

    private static List<String> outcomesOf(List<Future<String>> calls) throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (Future<String> call : calls) {
            outcomes.add(call.get());
        }
        return outcomes;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
