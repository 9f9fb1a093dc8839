package org.softstone.infusions.visit;

import java.time.Instant;

/** @param at when the infusion ended, null when nobody said: then it ends as it is recorded */
public record InfusionEnd(GivenGrams given, Instant at) {}
