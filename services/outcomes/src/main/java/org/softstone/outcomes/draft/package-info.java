/** What a patient has begun to fill in and not sent yet: one draft, shared by all their devices. */
package org.softstone.outcomes.draft;
