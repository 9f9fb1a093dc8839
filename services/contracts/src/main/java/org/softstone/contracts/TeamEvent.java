package org.softstone.contracts;

import java.util.UUID;

/** Topic {@code softstone.teams}, keyed by team, compacted. */
public sealed interface TeamEvent extends Event permits TeamDefined {
    UUID teamId();

    @Override
    default UUID key() {
        return teamId();
    }
}
