/**
 * Patients, teams, sites, courses, signed orders and visits: the suite's planning. One package per feature; {@code request}
 * and {@code stored} hold what their requests and columns have in common.
 */
package org.softstone.infusions;
