/** Pages of lists that are ordered by a time and an id. */
package org.softstone.outcomes.paging;
