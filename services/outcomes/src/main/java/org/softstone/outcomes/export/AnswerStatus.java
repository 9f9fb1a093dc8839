package org.softstone.outcomes.export;

import java.util.List;
import java.util.stream.Stream;
import org.softstone.database.Code;

/** Whether there is an answer, so that an empty cell never has to be guessed at. */
public enum AnswerStatus {
    ANSWERED,
    /** The patient chose not to answer. */
    DECLINED,
    /** Left blank, or not asked that week. */
    NOT_ANSWERED,
    /** Not for the person who asked for the export. */
    WITHHELD;

    public static List<String> codes() {
        return Stream.of(values()).map(Code::of).toList();
    }
}
