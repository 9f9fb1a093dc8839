/** Everything that waited on a phone, in one request: each part is handled on its own and does not affect the others. */
package org.softstone.outcomes.sync;
