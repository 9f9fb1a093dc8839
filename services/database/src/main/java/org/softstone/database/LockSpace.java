package org.softstone.database;

import java.util.UUID;

/**
 * The numbers of PostgreSQL's advisory locks, one space per purpose, so that two purposes never wait for each other. Two keys
 * of a space may share a number by chance; then they wait for each other, and nothing else happens. Teams have a space of their
 * own in SQL, function {@code team_lock} of module access, because it is taken where the team is looked up.
 */
public enum LockSpace {
    /** Events of a key get their sequence numbers in the order of their transactions. */
    WRITING_EVENTS(0x5f0f7b1d3c9a4e21L),
    /**
     * One change of what belongs to a key at a time: one event of the key is handled, or one request changes the data of the
     * patient whose id is the key.
     */
    CHANGING(0x2b8e61c47d05f9a3L),
    /** Two requests that make something under the same id. */
    CLIENT_MADE_ID(0x71c3a95e0d2f4b87L);

    /** The lock of the one outbox relay that is active per database. */
    public static final long RELAY = 0x50f7_5702_0000_0001L;

    private final long salt;

    LockSpace(long salt) {
        this.salt = salt;
    }

    public long number(UUID key) {
        long mixed = (key.getMostSignificantBits() ^ Long.rotateLeft(key.getLeastSignificantBits(), 32))
                * 0x9e3779b97f4a7c15L;
        return mixed ^ (mixed >>> 29) ^ salt;
    }
}
