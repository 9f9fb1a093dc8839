package org.softstone.notifications.rule;

import java.util.Optional;
import org.softstone.notifications.picture.Picture;

/** A rule that draws somebody's attention to a patient. It decides nothing about the treatment. */
public record AlertRule(RuleVersion version, Condition condition) {

    AlertRule(String id, int version, String source, Condition condition) {
        this(new RuleVersion(id, version, source), condition);
    }

    /** Decides from what is known and what is new; a pure function. */
    @FunctionalInterface
    interface Condition {
        Optional<Judgement> check(Picture picture, Trigger trigger);
    }

    public Optional<Finding> check(Picture picture, Trigger trigger) {
        return condition.check(picture, trigger).map(judgement -> new Finding(version, judgement, trigger.subject()));
    }
}
