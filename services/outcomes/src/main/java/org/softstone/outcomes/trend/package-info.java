/** How a patient's weeks went: every week of a course against its baseline, and how faithfully reports were filed. */
package org.softstone.outcomes.trend;
