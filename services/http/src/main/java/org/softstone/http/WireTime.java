package org.softstone.http;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Moments as they travel: the profile of RFC 3339 that JavaScript, pandas and FHIR read as well. An offset has whole minutes
 * and at most 14 hours, as the zones of today. Seconds may be left out, which RFC 3339 does not allow, because Java leaves
 * them out when they are zero: one report in sixty would be refused. Kept to the microsecond, as PostgreSQL stores it.
 */
public final class WireTime {

    public static final String EXPECTED =
            "must be a time with its offset, such as 2026-03-02T19:03:42+01:00, from 1900 to 2199";

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2199;

    private static final Pattern PROFILE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?"
                    + "([Zz]|[+-]((0\\d|1[0-3]):[0-5]\\d|14:00))");

    private static final int GREATEST_OFFSET_SECONDS = 14 * 3600;
    private static final int SECONDS_PER_MINUTE = 60;

    private WireTime() {}

    /** @throws DateTimeException when it is not a time */
    public static OffsetDateTime parse(String text) {
        if (!PROFILE.matcher(text).matches()) {
            throw new DateTimeException("not in the profile");
        }
        OffsetDateTime read = OffsetDateTime.parse(text).truncatedTo(ChronoUnit.MICROS);
        if (read.getYear() < FIRST_YEAR || read.getYear() > LAST_YEAR) {
            throw new DateTimeException("unusual year");
        }
        return read;
    }

    /** With its own offset where the profile has it, else in UTC: zones of long ago had seconds, and so have stored reports. */
    public static String format(OffsetDateTime time) {
        int offset = time.getOffset().getTotalSeconds();
        boolean inProfile = Math.abs(offset) <= GREATEST_OFFSET_SECONDS && offset % SECONDS_PER_MINUTE == 0;
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                inProfile ? time : time.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
