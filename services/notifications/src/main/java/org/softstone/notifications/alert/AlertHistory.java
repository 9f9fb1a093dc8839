package org.softstone.notifications.alert;

import java.util.List;

/** What has made an alert what it is, each list oldest first. */
record AlertHistory(List<Evidence> evidence, List<OwnerChange> ownerChanges) {

    static final AlertHistory EMPTY = new AlertHistory(List.of(), List.of());
}
