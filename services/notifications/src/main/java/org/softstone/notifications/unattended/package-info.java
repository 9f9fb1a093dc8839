/** Alerts that nobody of the treating team may act on, or has ever looked at: told to administrators, by a metric and in the log. */
package org.softstone.notifications.unattended;
