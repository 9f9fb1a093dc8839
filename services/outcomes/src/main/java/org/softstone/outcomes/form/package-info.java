/** What to ask a patient this week, in Softstone's own words. */
package org.softstone.outcomes.form;
