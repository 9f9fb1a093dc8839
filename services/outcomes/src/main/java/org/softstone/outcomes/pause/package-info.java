/** When a patient cannot report: a stay in hospital, a journey. Nobody is reminded, and nobody is told that she is silent. */
package org.softstone.outcomes.pause;
