package org.softstone.outcomes.report;

import org.softstone.outcomes.window.ReportWindow;

/**
 * A report that is to be stored.
 *
 * @param window that it counts for; null for none
 */
record NewReport(FiledReport report, Announcement announcement, ReportWindow window) {}
