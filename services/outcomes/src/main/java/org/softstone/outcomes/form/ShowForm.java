package org.softstone.outcomes.form;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.softstone.outcomes.activity.Activities;
import org.softstone.outcomes.activity.ActivityList;
import org.softstone.outcomes.answer.AnswerLimits;
import org.softstone.outcomes.deposit.DepositList;
import org.softstone.outcomes.deposit.Deposits;
import org.softstone.outcomes.window.ReportWindow;
import org.softstone.outcomes.window.Windows;

/** Puts together what to ask a patient now. */
@ApplicationScoped
class ShowForm {

    private static final Locale LANGUAGE = Locale.ENGLISH;

    private final Activities activities;
    private final Deposits deposits;
    private final Windows windows;
    private final FormItems items;

    ShowForm(Activities activities, Deposits deposits, Windows windows, AnswerLimits limits) {
        this.activities = activities;
        this.deposits = deposits;
        this.windows = windows;
        this.items = new FormItems(ResourceBundle.getBundle("form/wording", LANGUAGE), limits);
    }

    /** @param tag the same for the same form */
    record Shown(Form form, String tag) {}

    Shown to(UUID patientId) {
        ActivityList toRate = activities.current(patientId);
        DepositList places = deposits.current(patientId);
        Optional<ReportWindow> window = windows.openOf(patientId);
        Integer week = window.map(ReportWindow::week).orElse(null);
        UUID windowId = window.map(ReportWindow::windowId).orElse(null);
        Form form = new Form(
                FormItems.VERSION,
                LANGUAGE.toLanguageTag(),
                items.emergency(),
                items.redFlags(),
                windowId,
                week,
                items.items(week),
                toRate.activities().stream()
                        .map(activity -> new Form.ActivityToRate(activity.activityId(), activity.label()))
                        .toList(),
                places.deposits().stream()
                        .map(deposit -> new Form.DepositToRate(
                                deposit.depositId(), deposit.site(), deposit.laterality(), deposit.firstNoted()))
                        .toList());
        String tag = "%s-%s-%d-%d-%s"
                .formatted(
                        FormItems.VERSION,
                        LANGUAGE.toLanguageTag(),
                        toRate.version(),
                        places.version(),
                        windowId == null ? "none" : windowId);
        return new Shown(form, tag);
    }
}
