package org.softstone.notifications.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.softstone.notifications.alert.AlertState.Acknowledgement;

/** Somebody takes an alert, so that nobody else has to; also from a person who no longer treats the patient. */
@ApplicationScoped
class AcknowledgeAlert {

    private final TakeInHand takeInHand;
    private final ChangeOwner changeOwner;
    private final ShowAlert show;

    AcknowledgeAlert(TakeInHand takeInHand, ChangeOwner changeOwner, ShowAlert show) {
        this.takeInHand = takeInHand;
        this.changeOwner = changeOwner;
        this.show = show;
    }

    /** What came of it, with the alert as it is now. The transaction commits whatever it is: the caller has looked. */
    record Outcome(AlertView alert, Acknowledgement acknowledgement) {}

    @Transactional
    Outcome acknowledge(UUID alertId) {
        TakeInHand.InHand inHand = takeInHand.take(alertId, "acknowledge-alert");
        Alert alert = inHand.alert();
        String owner = alert.owner();
        Acknowledgement acknowledgement = alert.state()
                .acknowledge(
                        inHand.person(), inHand.now(), alert.evidenceCount(), owner != null && inHand.isThere(owner));
        if (acknowledgement instanceof Acknowledgement.Taken(AlertState.Acknowledged state, String from)) {
            Alert taken = changeOwner.change(alert, state, inHand.person(), from);
            return new Outcome(show.of(taken), acknowledgement);
        }
        return new Outcome(show.of(alert), acknowledgement);
    }
}
