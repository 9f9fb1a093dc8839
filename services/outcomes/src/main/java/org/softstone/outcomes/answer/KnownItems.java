package org.softstone.outcomes.answer;

import java.util.Set;
import java.util.UUID;

/** What was ever on this patient's lists: a report filed offline may answer for an item that was replaced since. */
public record KnownItems(Set<UUID> activities, Set<UUID> deposits) {}
