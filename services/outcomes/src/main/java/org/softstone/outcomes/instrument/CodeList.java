package org.softstone.outcomes.instrument;

import java.util.List;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.database.Code;
import org.softstone.outcomes.deposit.BodySite;
import org.softstone.outcomes.deposit.Laterality;

/** Softstone's own lists of codes, each in the order in which it is shown. */
public enum CodeList {
    SYMPTOM("symptom", "symptoms", Symptom.values()),
    SKIN("skin", "deposits.skin", Skin.values()),
    RED_FLAG("red-flag", "redFlags", RedFlag.values()),
    WANTS_CONTACT("wants-contact", "wantsContact", WantsContact.values()),
    BODY_SITE("body-site", "site", BodySite.values()),
    LATERALITY("laterality", "laterality", Laterality.values()),
    TIMING("timing", "timing", Timing.values()),
    MODE("mode", "mode", ReportSubmitted.Mode.values());

    /** Exported where a list of signs was answered with an empty list: that there is none is an answer. */
    public static final String NONE = "none";

    private final String title;
    private final String wordingPrefix;
    private final List<String> codes;

    CodeList(String title, String wordingPrefix, Enum<?>[] constants) {
        this.title = title;
        this.wordingPrefix = wordingPrefix;
        this.codes = Stream.of(constants).map(Code::of).toList();
    }

    /** Kebab-case; the same in every language. */
    public String title() {
        return title;
    }

    /** Those that a report may contain. */
    public List<String> codes() {
        return codes;
    }

    /** Those that an export may contain. */
    public List<String> exportedCodes() {
        return this == RED_FLAG ? Stream.concat(codes.stream(), Stream.of(NONE)).toList() : codes;
    }

    /** Where the words for a code are. */
    public String wordingKey(String code) {
        return wordingPrefix + "." + code;
    }
}
