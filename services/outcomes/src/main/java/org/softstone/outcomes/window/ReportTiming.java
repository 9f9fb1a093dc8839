package org.softstone.outcomes.window;

import java.time.Duration;
import org.softstone.contracts.ReportSubmitted.Timing;

/** Whether a report counts for a window. */
public sealed interface ReportTiming {

    /** As published and answered. */
    Timing code();

    /** Filed between opening and due time. */
    record OnTime() implements ReportTiming {
        @Override
        public Timing code() {
            return Timing.ON_TIME;
        }
    }

    /** Filed after the due time and before closing. */
    record Late(Duration by) implements ReportTiming {
        @Override
        public Timing code() {
            return Timing.LATE;
        }
    }

    /** Filed while the window was not open: it does not count for it. */
    record Unscheduled() implements ReportTiming {
        @Override
        public Timing code() {
            return Timing.UNSCHEDULED;
        }
    }
}
