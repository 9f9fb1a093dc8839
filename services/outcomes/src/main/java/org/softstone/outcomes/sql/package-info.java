/** Plain SQL in the caller's transaction: the feature packages keep their statements beside the code that needs them. */
package org.softstone.outcomes.sql;
