/**
 * The events that Softstone's services exchange over Kafka.
 *
 * <p>One sealed interface per topic, one record per event. Data carry ids, codes and scores that consumers need to decide;
 * never names, contact data or free text. Change is additive; anything else is a new {@code .v2} record beside the old one.
 */
package org.softstone.contracts;
