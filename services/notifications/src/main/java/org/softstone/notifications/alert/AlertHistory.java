package org.softstone.notifications.alert;

import java.util.List;

/** What made an alert what it is, each list oldest first. */
public record AlertHistory(List<Evidence> evidence, List<OwnerChange> ownerChanges) {}
