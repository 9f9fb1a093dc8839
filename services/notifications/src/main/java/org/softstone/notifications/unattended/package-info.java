/** Alerts that nobody of the treating team may act on or has ever seen: reported to administrators, in a metric and in the log. */
package org.softstone.notifications.unattended;
