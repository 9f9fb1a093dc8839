/** The weekly reports: read and checked, filed in their window, published, and shown. */
package org.softstone.outcomes.report;
