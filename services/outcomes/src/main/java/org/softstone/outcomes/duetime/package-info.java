/** How long before a visit a site wants the week's report. */
package org.softstone.outcomes.duetime;
