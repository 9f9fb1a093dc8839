package org.softstone.testing.examples.zone;

import java.time.ZoneId;
import java.time.ZonedDateTime;

class Reader {
    ZonedDateTime read(ZoneId zone) {
        return ZonedDateTime.now(zone);
    }
}
