package org.softstone.local;

import java.time.Duration;

/**
 * How long the front door waits for a silent service.
 *
 * @param untilAnswer from the request to the head of the answer; a service times out earlier, and answers so itself
 * @param betweenParts between two parts of an answer; a live feed sends comments far more often
 */
record AnswerTimeouts(Duration untilAnswer, Duration betweenParts) {

    static final AnswerTimeouts USUAL = new AnswerTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(60));
}
