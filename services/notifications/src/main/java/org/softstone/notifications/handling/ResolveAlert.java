package org.softstone.notifications.handling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.softstone.contracts.AlertOutcome;
import org.softstone.notifications.alert.Alert;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.AlertState.Attempt;
import org.softstone.notifications.handling.TakeInHand.InHand;

/** Somebody has dealt with an alert and says what came of it. Only a person does this. */
@ApplicationScoped
class ResolveAlert {

    static final String ACTION = "resolve-alert";

    private final TakeInHand takeInHand;
    private final ChangeAlert change;
    private final ShowAlert show;

    ResolveAlert(TakeInHand takeInHand, ChangeAlert change, ShowAlert show) {
        this.takeInHand = takeInHand;
        this.change = change;
        this.show = show;
    }

    /** @param note clinical free text, may be null */
    @Transactional
    ShowAlert.Outcome resolve(Alert seen, AlertOutcome outcome, String note) {
        InHand inHand = takeInHand.take(seen, ACTION);
        Alert alert = inHand.alert();
        Attempt attempt = alert.state().resolve(inHand.person(), inHand.now(), outcome, note);
        if (attempt instanceof Attempt.Done(AlertState.Resolved state, String _)) {
            alert = change.resolve(inHand, state);
        }
        return show.of(alert, attempt);
    }
}
