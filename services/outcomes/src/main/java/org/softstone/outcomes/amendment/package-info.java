/** Corrections of stored reports: every version stays readable, and the one that was made last counts. */
package org.softstone.outcomes.amendment;
