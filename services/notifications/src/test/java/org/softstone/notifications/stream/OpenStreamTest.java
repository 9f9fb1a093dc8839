package org.softstone.notifications.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenStreamTest {

    private final AtomicInteger cuts = new AtomicInteger();
    private final OpenStream stream = new OpenStream("anna", 41, cuts::incrementAndGet);

    @Test
    void news_that_came_while_nobody_waited_are_answered_at_once_and_once() throws InterruptedException {
        stream.wake();
        stream.wake();

        assertThat(waitedFor(Duration.ofSeconds(10))).isLessThan(Duration.ofSeconds(5));
        assertThat(waitedFor(Duration.ofMillis(50))).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void the_end_wakes_it() throws InterruptedException {
        stream.end();

        assertThat(waitedFor(Duration.ofSeconds(10))).isLessThan(Duration.ofSeconds(5));
        assertThat(stream.hasEnded()).isTrue();
    }

    @Test
    void a_client_that_takes_nothing_is_cut_and_one_that_has_nothing_to_take_is_not() {
        stream.cutIfStalled(Duration.ZERO);
        assertThat(cuts).hasValue(0);

        stream.startsWriting();
        stream.cutIfStalled(Duration.ofMinutes(1));
        assertThat(cuts).hasValue(0);
        stream.cutIfStalled(Duration.ZERO);
        assertThat(cuts).hasValue(1);
        assertThat(stream.hasEnded()).isTrue();

        stream.hasWritten();
        stream.cutIfStalled(Duration.ZERO);
        assertThat(cuts).hasValue(1);
    }

    private Duration waitedFor(Duration atMost) throws InterruptedException {
        long before = System.nanoTime();
        stream.awaitNews(atMost);
        return Duration.ofNanos(System.nanoTime() - before);
    }
}
