/**
 * What reacts to events of the other services: one listener per topic, one class per reaction. Reports, courses and visits have
 * the patient as their key, so the patient's lock is held from the beginning ({@link org.softstone.database.Locks}).
 */
package org.softstone.notifications.intake;
