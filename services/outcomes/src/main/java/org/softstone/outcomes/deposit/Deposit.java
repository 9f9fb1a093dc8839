package org.softstone.outcomes.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One deposit, or a group of them that the patient sees as one.
 *
 * @param laterality null when not said
 * @param firstNoted by patient or clinician; null when not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deposit(UUID depositId, BodySite site, Laterality laterality, LocalDate firstNoted) {

    boolean isAt(BodySite otherSite, Laterality otherLaterality, LocalDate otherFirstNoted) {
        return site == otherSite
                && laterality == otherLaterality
                && java.util.Objects.equals(firstNoted, otherFirstNoted);
    }
}
