package org.softstone.notifications.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.notifications.wording.Codes;

/** A report that arrived after its window had been announced as missed. */
record LateAnswer(ReportSubmitted report) {

    /** What it adds to the alert of the missed window. */
    Map<String, Object> inputs() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("week", report.week());
        inputs.put("reportSubmittedAt", report.submittedAt().toString());
        inputs.put("reportReceivedAt", report.receivedAt().toString());
        inputs.put("timing", Codes.of(report.timing()));
        return inputs;
    }

    /** Scores of a patient do not belong in a log. */
    @Override
    public String toString() {
        return "LateAnswer[" + report.reportId() + "]";
    }
}
