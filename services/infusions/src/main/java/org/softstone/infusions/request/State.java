package org.softstone.infusions.request;

import org.softstone.database.Code;

/** The state of a course or of a visit: constants of an enum. */
public interface State {

    /** What has it: {@code course} or {@code visit}. */
    String thing();

    /** As the API says it. */
    default String word() {
        return Code.of((Enum<?>) this);
    }
}
