/** What several people may edit is defined as a whole, in versions that are its entity tags; every version is kept. */
package org.softstone.outcomes.version;
