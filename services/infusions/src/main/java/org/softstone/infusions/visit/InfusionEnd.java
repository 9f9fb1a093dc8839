package org.softstone.infusions.visit;

import java.time.Instant;

/** @param at when the infusion ended, null when nobody said: then it ends as it is recorded */
record InfusionEnd(GivenGrams given, Instant at) {}
