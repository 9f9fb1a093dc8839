/** Transactional outbox, relay, idempotent consumption, parking, dead letters and their replay. */
package org.softstone.messaging;
