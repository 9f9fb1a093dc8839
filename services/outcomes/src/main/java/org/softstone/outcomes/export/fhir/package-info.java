/** The export as a FHIR R4 bundle. */
package org.softstone.outcomes.export.fhir;
