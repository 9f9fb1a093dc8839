package org.softstone.outcomes.answer;

/** The editions of the form that reports were answered on: one more with every change of its items or their wording. */
public final class FormVersion {

    /** What {@code GET /me/form} asks now. */
    public static final int CURRENT = 2;

    private FormVersion() {}

    /** Whether it was ever asked. Reports filed offline, or by an app that kept an old form, may name an old one. */
    public static boolean exists(int version) {
        return version >= 1 && version <= CURRENT;
    }
}
