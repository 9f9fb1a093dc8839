package org.softstone.messaging;

import java.util.List;
import org.softstone.contracts.Event;

/**
 * A listener that takes what has come together in one transaction, because what one event costs is mostly round trips and
 * the commit. One event alone comes the same way.
 *
 * <p>Others hold locks of other keys at the same time, in an order of their own. So whatever it locks beyond the keys of its
 * events, which are held already, it must lock in the same order as everybody else: teams ascending, alerts of one patient after another,
 * what the outbox locks and feeds, both at once and ascending. If a batch fails for whatever reason, its events come again one by one.
 */
public interface BatchListener<E extends Event> extends TopicListener<E> {

    /** One answer per event, in their order. Once one is parked, so are the later ones of its key. */
    List<Handling> onAll(List<ReceivedEvent<E>> received);

    @Override
    default Handling on(ReceivedEvent<E> received) {
        return onAll(List.of(received)).getFirst();
    }
}
