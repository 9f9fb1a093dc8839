/** When a patient cannot report: a stay in hospital, a journey. No reminders are sent then, and no alerts about missed reports. */
package org.softstone.outcomes.pause;
