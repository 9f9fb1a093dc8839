package org.softstone.testing.examples.reference;

import java.time.Clock;
import java.util.function.Supplier;

class Reader {
    Supplier<Clock> read() {
        return Clock::systemUTC;
    }
}
