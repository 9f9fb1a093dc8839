package org.softstone.infusions.enrolment;

import java.time.Duration;
import java.util.UUID;

/** The outcome of a typed code. */
sealed interface Redemption {

    /** The account is linked, by this request or by the same one before. */
    record Enrolled(UUID patientId) implements Redemption {}

    /** Unknown, expired, replaced or used by somebody else: the answer does not say which. */
    record Unknown() implements Redemption {}

    /** The code is good, but the account belongs to another patient. */
    record AccountInUse() implements Redemption {}

    record TooManyAttempts(Duration pause) implements Redemption {}
}
