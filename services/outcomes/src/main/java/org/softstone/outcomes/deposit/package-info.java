/** Where a patient's deposits of calcium are: what they say about each of them every week is in their reports. */
package org.softstone.outcomes.deposit;
