package org.softstone.outcomes.answer;

import java.util.Optional;
import org.softstone.http.FreeText;

/** Why a report is changed or retracted, in the words of the person who does it. */
public final class Reason {

    /** Code points: enough to say why, too short to be a second note. */
    public static final int MOST_CHARACTERS = 500;

    private Reason() {}

    /** @param reason tidied @return what is wrong with it, empty when nothing is */
    public static Optional<String> fault(String reason) {
        return FreeText.faultOfRequired(reason, MOST_CHARACTERS);
    }
}
