package org.softstone.notifications.handling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.AlertState.Attempt;
import org.softstone.notifications.handling.TakeInHand.InHand;

/** Somebody takes an alert, so that nobody else has to; also from a person who no longer treats the patient. */
@ApplicationScoped
class AcknowledgeAlert {

    static final String ACTION = "acknowledge-alert";

    private final TakeInHand takeInHand;
    private final ChangeAlert change;
    private final ShowAlert show;

    AcknowledgeAlert(TakeInHand takeInHand, ChangeAlert change, ShowAlert show) {
        this.takeInHand = takeInHand;
        this.change = change;
        this.show = show;
    }

    @Transactional
    ShowAlert.Outcome acknowledge(Alert seen) {
        InHand inHand = takeInHand.take(seen, ACTION);
        Alert alert = inHand.alert();
        String owner = alert.owner();
        boolean ownerIsThere = owner != null && inHand.isThere(owner);
        Attempt attempt = alert.state().acknowledge(inHand.person(), inHand.now(), alert.evidenceCount(), ownerIsThere);
        if (attempt instanceof Attempt.Done(AlertState.Acknowledged state, String from)) {
            alert = change.give(inHand, state, from);
        }
        return show.of(alert, attempt);
    }
}
