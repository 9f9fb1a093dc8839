package org.softstone.notifications.rule;

/**
 * A rule as it was when it judged.
 *
 * @param id such as {@code P-1}; what teams know it by
 * @param version grows with every change of condition or wording, so that an old alert can be explained
 * @param source the publications behind it, or that it is an assumption; shown on every alert
 */
public record RuleVersion(String id, int version, String source) {}
