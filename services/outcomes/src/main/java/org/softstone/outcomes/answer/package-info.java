/** What patients answer: reports as they are sent, read and checked, and as they are kept. Knows neither windows nor rows. */
package org.softstone.outcomes.answer;
