/** Pictures for people: plain SVG that works in apps and e-mails, without scripts and without fonts of its own. */
package org.softstone.outcomes.chart;
