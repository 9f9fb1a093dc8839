/**
 * What reacts to events of the other services: one listener per topic or snapshot. Events of courses and visits have the patient
 * as their key, so their listeners hold the patient's lock from the beginning ({@link org.softstone.database.Locks}).
 */
package org.softstone.outcomes.intake;
