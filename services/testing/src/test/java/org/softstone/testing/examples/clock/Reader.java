package org.softstone.testing.examples.clock;

import java.time.Instant;

class Reader {
    Instant read() {
        return Instant.now();
    }
}
