package org.softstone.local;

import java.time.Duration;

/**
 * How long the front door waits for a service that says nothing.
 *
 * @param untilAnswer from the request to the head of the answer; a service gives up before, and says so itself
 * @param betweenParts between two parts of an answer; a live feed sends a sign of life far more often
 */
record Patience(Duration untilAnswer, Duration betweenParts) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(60));
}
