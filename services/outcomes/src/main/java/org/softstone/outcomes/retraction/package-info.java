/** Reports that were entered in error: they count no longer, and stay readable for audit. */
package org.softstone.outcomes.retraction;
