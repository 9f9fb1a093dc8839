/** Where a patient's deposits of calcium are: what she says about each of them every week stands in her reports. */
package org.softstone.outcomes.deposit;
