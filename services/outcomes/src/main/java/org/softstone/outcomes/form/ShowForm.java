package org.softstone.outcomes.form;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.softstone.outcomes.activity.Activities;
import org.softstone.outcomes.deposit.Deposits;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.window.Windows;

/** Puts together what to ask a patient now. */
@ApplicationScoped
class ShowForm {

    private final Activities activities;
    private final Deposits deposits;
    private final Windows windows;
    private final Map<Locale, ComposeForm> languages;

    ShowForm(Activities activities, Deposits deposits, Windows windows, AnswerLimits limits) {
        this.activities = activities;
        this.deposits = deposits;
        this.windows = windows;
        this.languages = FormLanguage.SPOKEN.stream()
                .collect(toUnmodifiableMap(
                        language -> language, language -> new ComposeForm(FormWording.in(language), limits)));
    }

    /** @param language one of {@link FormLanguage#SPOKEN} */
    Form to(UUID patientId, Locale language) {
        return languages
                .get(language)
                .of(
                        windows.openOf(patientId).orElse(null),
                        activities.current(patientId).value(),
                        deposits.current(patientId).value());
    }
}
