/**
 * What tests and the local stack need of the world: a real PostgreSQL and a real Kafka broker from Maven artifacts, a
 * movable clock, tokens of a test issuer, rules for the architecture. Production code never depends on it.
 */
package org.softstone.testing;
