package org.softstone.access;

import org.softstone.contracts.TeamRole;

/** The roles of a token's {@code groups} claim. The constants serve {@code @RolesAllowed}. */
public final class Group {
    public static final String PATIENT = "patient";
    public static final String NURSE = "nurse";
    public static final String PHYSICIAN = "physician";
    public static final String COORDINATOR = "coordinator";
    public static final String ADMIN = "admin";
    public static final String PRIVACY_OFFICER = "privacy-officer";

    private Group() {}

    /** The group whose work somebody of this role does in a team. */
    public static String of(TeamRole role) {
        return switch (role) {
            case NURSE -> NURSE;
            case PHYSICIAN -> PHYSICIAN;
            case COORDINATOR -> COORDINATOR;
        };
    }
}
