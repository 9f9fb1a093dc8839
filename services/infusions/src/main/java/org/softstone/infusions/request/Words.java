package org.softstone.infusions.request;

import org.softstone.access.Caller;
import org.softstone.access.Group;

/** What people write about a patient in their own words, such as why an infusion was held. */
public final class Words {

    private Words() {}

    /** Coordinators see no notes. */
    public static boolean mayBeReadBy(Caller caller) {
        return caller.isIn(Group.NURSE) || caller.isIn(Group.PHYSICIAN);
    }
}
