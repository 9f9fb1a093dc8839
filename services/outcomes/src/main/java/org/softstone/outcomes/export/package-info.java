/** What a patient reported, as files for herself, for her team, for other systems and for statisticians. */
package org.softstone.outcomes.export;
