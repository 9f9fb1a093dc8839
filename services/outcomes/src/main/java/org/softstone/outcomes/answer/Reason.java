package org.softstone.outcomes.answer;

import java.util.Optional;

/** Why something that was filed is changed or taken back, in the words of who does so. */
public final class Reason {

    /** Enough to say why, too short to be a second note. */
    public static final int MOST_CHARACTERS = 500;

    private Reason() {}

    /** @return what is wrong with it, empty when nothing is */
    public static Optional<String> fault(String reason) {
        return reason == null || reason.isBlank()
                ? Optional.of("is required")
                : FreeText.fault(reason, MOST_CHARACTERS);
    }
}
