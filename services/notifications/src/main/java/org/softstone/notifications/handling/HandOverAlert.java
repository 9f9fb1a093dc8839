package org.softstone.notifications.handling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.AlertState.Attempt;
import org.softstone.notifications.handling.TakeInHand.InHand;

/** The owner of an alert gives it to a colleague, as at the end of a shift. */
@ApplicationScoped
class HandOverAlert {

    static final String ACTION = "hand-over-alert";

    private final TakeInHand takeInHand;
    private final ChangeAlert change;
    private final ShowAlert show;

    HandOverAlert(TakeInHand takeInHand, ChangeAlert change, ShowAlert show) {
        this.takeInHand = takeInHand;
        this.change = change;
        this.show = show;
    }

    /** Empty when the colleague cannot act on the alert: does not treat the patient, or not in such a role. */
    @Transactional
    Optional<ShowAlert.Outcome> handOver(Alert seen, String to) {
        InHand inHand = takeInHand.take(seen, ACTION);
        if (!inHand.isThere(to)) {
            return Optional.empty();
        }
        Alert alert = inHand.alert();
        Attempt attempt = alert.state().handOver(inHand.person(), to, inHand.now());
        if (attempt instanceof Attempt.Done(AlertState.Acknowledged state, String from)) {
            alert = change.give(inHand, state, from);
        }
        return Optional.of(show.of(alert, attempt));
    }
}
