/** Reports that were entered in error: they no longer count, and stay readable for audit. */
package org.softstone.outcomes.retraction;
