/** Lists that two people may edit: their versions as entity tags. */
package org.softstone.outcomes.version;
