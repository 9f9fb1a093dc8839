/** What a patient reported, as files for themselves, their team, other systems and statisticians. */
package org.softstone.outcomes.export;
