package org.softstone.access;

/** The roles of a token's {@code groups} claim. The constants serve {@code @RolesAllowed}. */
public final class Group {
    public static final String PATIENT = "patient";
    public static final String NURSE = "nurse";
    public static final String PHYSICIAN = "physician";
    public static final String COORDINATOR = "coordinator";
    public static final String ADMIN = "admin";
    public static final String PRIVACY_OFFICER = "privacy-officer";

    private Group() {}
}
