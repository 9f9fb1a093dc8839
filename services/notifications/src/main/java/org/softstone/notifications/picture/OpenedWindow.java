package org.softstone.notifications.picture;

import java.time.Instant;

/** The newest report window that has opened. @param week 0 before the first infusion */
public record OpenedWindow(int week, Instant opensAt) {}
