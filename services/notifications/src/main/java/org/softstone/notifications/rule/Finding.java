package org.softstone.notifications.rule;

import org.softstone.contracts.AlertLevel;

/** What a rule found in a report or a missed window, with everything that somebody needs to judge it. */
public record Finding(RuleVersion foundBy, Judgement judgement, Subject subject) {

    public String rule() {
        return foundBy.id();
    }

    public AlertLevel level() {
        return judgement.level();
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "Finding[" + rule() + " " + level() + "]";
    }
}
