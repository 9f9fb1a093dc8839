package org.softstone.infusions.seating;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.softstone.http.Problems;

/** 409: a chair or the patient is booked already. */
public final class BookingClash {

    private BookingClash() {}

    /** @param zone the site's */
    static HttpProblem of(String title, List<ChairPlan.Clash> clashes, int firstNumber, ZoneId zone) {
        return problem(
                title,
                "Nothing was booked. Take another chair or time for the visits listed in clashes.",
                clashes.stream()
                        .map(clash -> ClashView.from(clash, firstNumber, zone))
                        .toList());
    }

    /**
     * Stores what was booked. Bookings at a site wait for each other, so the table's constraints are the last guard, against
     * writers that bypass that lock.
     */
    public static void guard(String title, Runnable store) {
        try {
            store.run();
        } catch (ConstraintViolationException e) {
            throw problem(title, "Someone else booked at the same moment; nothing was booked. Try again.", List.of());
        }
    }

    private static HttpProblem problem(String title, String detail, List<ClashView> clashes) {
        return Problems.problem(409, "booking-clash", title, detail)
                .with("clashes", clashes)
                .build();
    }
}
