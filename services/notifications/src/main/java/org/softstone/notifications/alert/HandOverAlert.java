package org.softstone.notifications.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.softstone.notifications.alert.AlertState.HandOver;

/** Who has an alert gives it to a colleague, as at the end of a shift. */
@ApplicationScoped
class HandOverAlert {

    private final TakeInHand takeInHand;
    private final ChangeOwner changeOwner;
    private final ShowAlert show;

    HandOverAlert(TakeInHand takeInHand, ChangeOwner changeOwner, ShowAlert show) {
        this.takeInHand = takeInHand;
        this.changeOwner = changeOwner;
        this.show = show;
    }

    /** What came of it. The transaction commits whatever it is: the caller has looked. */
    sealed interface Outcome {

        record Answered(AlertView alert, HandOver handOver) implements Outcome {}

        /** The colleague cannot act on the alert: does not treat the patient, or not in such a role. */
        record NobodyThere() implements Outcome {}
    }

    @Transactional
    Outcome handOver(UUID alertId, String to) {
        TakeInHand.InHand inHand = takeInHand.take(alertId, "hand-over-alert");
        if (!inHand.isThere(to)) {
            return new Outcome.NobodyThere();
        }
        Alert alert = inHand.alert();
        HandOver handOver = alert.state().handOver(inHand.person(), to, inHand.now());
        if (handOver instanceof HandOver.Done(AlertState.Acknowledged state, String from)) {
            Alert given = changeOwner.change(alert, state, inHand.person(), from);
            return new Outcome.Answered(show.of(given), handOver);
        }
        return new Outcome.Answered(show.of(alert), handOver);
    }
}
