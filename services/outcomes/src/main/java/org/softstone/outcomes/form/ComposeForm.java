package org.softstone.outcomes.form;

import java.util.List;
import java.util.stream.IntStream;
import org.softstone.outcomes.activity.Activity;
import org.softstone.outcomes.answer.FormVersion;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.window.ReportWindow;

/** Makes forms in one language. */
final class ComposeForm {

    private final FormWording wording;
    private final FormItems items;

    ComposeForm(FormWording wording, AnswerLimits limits) {
        this.wording = wording;
        this.items = new FormItems(wording, limits);
    }

    /** @param window that is open now, null when none is */
    Form of(ReportWindow window, List<Activity> activities, List<Deposit> deposits) {
        Integer week = window == null ? null : window.week();
        List<Form.Item> asked = items.items(week, !activities.isEmpty(), !deposits.isEmpty());
        String occasion = occasion(week);
        return new Form(
                FormVersion.CURRENT,
                wording.languageTag(),
                wording.text("emergency"),
                wording.text("emergencyNow"),
                wording.choices(CodeList.RED_FLAG),
                window == null ? null : window.windowId(),
                week,
                window == null ? null : window.times().dueAt(),
                window == null ? null : window.times().closesAt(),
                wording.text("title." + occasion, week),
                wording.text("introduction." + occasion),
                words(),
                items.sections(asked),
                asked,
                activities.stream()
                        .map(activity -> new Form.ActivityToRate(activity.activityId(), activity.label()))
                        .toList(),
                toRate(deposits));
    }

    private static String occasion(Integer week) {
        if (week == null) {
            return "none";
        }
        return week == 0 ? "baseline" : "week";
    }

    private Form.Words words() {
        return new Form.Words(
                wording.text("words.decline"),
                wording.text("words.none"),
                wording.text("words.yes"),
                wording.text("words.no"),
                wording.text("words.optional"),
                wording.text("words.back"),
                wording.text("words.next"),
                wording.text("words.send"));
    }

    private List<Form.DepositToRate> toRate(List<Deposit> deposits) {
        List<String> labels = wording.places(deposits);
        return IntStream.range(0, deposits.size())
                .mapToObj(i -> toRate(deposits.get(i), labels.get(i)))
                .toList();
    }

    private static Form.DepositToRate toRate(Deposit deposit, String label) {
        return new Form.DepositToRate(
                deposit.depositId(), label, deposit.site(), deposit.laterality(), deposit.firstNoted());
    }
}
