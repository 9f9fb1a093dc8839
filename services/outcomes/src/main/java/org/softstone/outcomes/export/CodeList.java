package org.softstone.outcomes.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.Timing;
import org.softstone.contracts.ReportSubmitted.WantsContact;
import org.softstone.outcomes.deposit.BodySite;
import org.softstone.outcomes.deposit.Laterality;

/** Softstone's own lists of codes. */
public enum CodeList {
    SYMPTOM("symptom", "symptoms", Symptom.values()),
    SKIN("skin", "deposits.skin", Skin.values()),
    /** With {@link #NONE} beside the signs themselves: that there is none is an answer. */
    RED_FLAG("red-flag", "redFlags", RedFlag.values(), CodeList.NONE),
    WANTS_CONTACT("wants-contact", "wantsContact", WantsContact.values()),
    BODY_SITE("body-site", "site", BodySite.values()),
    LATERALITY("laterality", "laterality", Laterality.values()),
    TIMING("timing", "timing", Timing.values()),
    MODE("mode", "mode", ReportSubmitted.Mode.values());

    /** None of what a list holds. */
    public static final String NONE = "none";

    private final String title;
    private final String wordingPrefix;
    private final List<String> codes;

    CodeList(String title, String wordingPrefix, Enum<?>[] constants, String... others) {
        this.title = title;
        this.wordingPrefix = wordingPrefix;
        this.codes = Stream.concat(Stream.of(constants).map(CodeList::codeOf), Stream.of(others))
                .toList();
    }

    /** Kebab-case; the same in every language. */
    public String title() {
        return title;
    }

    public List<String> codes() {
        return codes;
    }

    /** What a code means, in words. */
    public String text(String code, Wording wording) {
        return wording.text(wordingPrefix + "." + code);
    }

    /** As the API writes its constants. */
    public static String codeOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
