/**
 * What tests share: a real PostgreSQL and a real Kafka broker, a movable clock, tokens of a test issuer, rules for the
 * architecture. Production code never depends on it.
 */
package org.softstone.testing;
