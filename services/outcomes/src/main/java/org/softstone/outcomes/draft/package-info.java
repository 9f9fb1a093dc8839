/** What a patient has begun to fill in and not sent yet: one draft, the same on each of her devices. */
package org.softstone.outcomes.draft;
