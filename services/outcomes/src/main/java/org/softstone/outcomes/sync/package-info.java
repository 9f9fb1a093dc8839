/** All that waited on a phone, in one request: each part is judged on its own and harms no other. */
package org.softstone.outcomes.sync;
