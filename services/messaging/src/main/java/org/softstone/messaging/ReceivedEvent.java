package org.softstone.messaging;

import java.time.Instant;
import java.util.UUID;
import org.softstone.contracts.Event;

/**
 * An event with its envelope.
 *
 * @param eventId the CloudEvents id: the same for every delivery of the event
 * @param recordedAt when its writer recorded it, in system time; business times are in the event itself
 */
public record ReceivedEvent<E extends Event>(UUID eventId, Instant recordedAt, E event) {}
