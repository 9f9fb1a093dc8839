/** The export as a table, and its data dictionary. */
package org.softstone.outcomes.export.csv;
