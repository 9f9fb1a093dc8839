/** The 1–5 things that a patient nominated because they can no longer do them as before, and rates each week. */
package org.softstone.outcomes.activity;
