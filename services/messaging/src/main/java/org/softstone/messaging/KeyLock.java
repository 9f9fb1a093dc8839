package org.softstone.messaging;

import java.util.UUID;

/**
 * Numbers of PostgreSQL's advisory locks, one space per purpose: whoever writes an event of a key and whoever handles one
 * of the same key do not wait for each other.
 */
enum KeyLock {
    WRITING(0x5f0f7b1d3c9a4e21L),
    HANDLING(0x2b8e61c47d05f9a3L);

    /** The lock of the one relay that is active per database. */
    static final long RELAY = 0x50f7_5702_0000_0001L;

    private final long salt;

    KeyLock(long salt) {
        this.salt = salt;
    }

    /** Two keys may share a number by chance; then they wait for each other, and nothing else happens. */
    long of(UUID key) {
        long mixed = (key.getMostSignificantBits() ^ Long.rotateLeft(key.getLeastSignificantBits(), 32))
                * 0x9e3779b97f4a7c15L;
        return mixed ^ (mixed >>> 29) ^ salt;
    }
}
