/** The questionnaire: every question of the weekly report once. Form, readers, export and API description derive from it. */
package org.softstone.outcomes.instrument;
