package org.softstone.outcomes.export.csv;

import java.util.List;
import java.util.stream.Stream;
import org.softstone.outcomes.export.Answer.Value;
import org.softstone.outcomes.instrument.Code;

/** Whether there is an answer, so that an empty cell never has to be guessed at. */
enum Status {
    ANSWERED,
    /** She chose not to answer. */
    DECLINED,
    /** Left blank, or not asked that week. */
    NOT_ANSWERED,
    /** Not for the person who asked for the export. */
    WITHHELD;

    static Status of(Value value) {
        return switch (value) {
            case Value.Score _, Value.Measured _, Value.Coded _, Value.YesNo _, Value.Text _ -> ANSWERED;
            case Value.Declined _ -> DECLINED;
            case Value.Missing _ -> NOT_ANSWERED;
            case Value.Withheld _ -> WITHHELD;
        };
    }

    String code() {
        return Code.of(this);
    }

    static List<String> codes() {
        return Stream.of(values()).map(Status::code).toList();
    }
}
