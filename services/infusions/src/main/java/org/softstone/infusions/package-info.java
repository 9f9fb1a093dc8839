/**
 * Patients, teams, sites, courses, signed orders and visits: the suite's planning. One package per feature; {@code request}
 * holds what the features' requests have in common.
 */
package org.softstone.infusions;
