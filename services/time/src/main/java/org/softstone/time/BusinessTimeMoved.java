package org.softstone.time;

import java.time.Instant;

/** CDI event: somebody moved business time forward; the move is committed. */
public record BusinessTimeMoved(Instant now) {}
