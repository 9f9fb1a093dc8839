package org.softstone.outcomes.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.outcomes.activity.Activity;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.instrument.Code;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.Question;

/**
 * All of one patient that an export tells.
 *
 * @param activities every one that was ever on her list, as it was worded last
 * @param deposits every one that was ever on her list, as it was described last
 * @param retracted those that no longer count
 * @param reports read while they are walked through
 * @param withNotes whether the reader may see what she wrote freely
 */
public record History(
        UUID patientId,
        Instant exportedAt,
        List<Activity> activities,
        List<Deposit> deposits,
        List<RetractedReport> retracted,
        Iterable<ExportedReport> reports,
        boolean withNotes) {

    public History {
        activities = List.copyOf(activities);
        deposits = List.copyOf(deposits);
        retracted = List.copyOf(retracted);
    }

    /** How a reader knows what was asked about. */
    public String label(Answer.Subject subject, ExportWording wording) {
        return switch (subject) {
            case Answer.Subject.Patient _ -> "";
            case Answer.Subject.ActivityOf activity -> labelOfActivity(activity.activityId());
            case Answer.Subject.DepositOf deposit ->
                deposits.stream()
                        .filter(known -> known.depositId().equals(deposit.depositId()))
                        .findFirst()
                        .map(known -> labelOf(known, wording))
                        .orElse("");
            case Answer.Subject.SymptomOf symptom -> wording.text(CodeList.SYMPTOM, Code.of(symptom.symptom()));
        };
    }

    private String labelOfActivity(UUID activityId) {
        return activities.stream()
                .filter(known -> known.activityId().equals(activityId))
                .findFirst()
                .map(Activity::label)
                .orElse("");
    }

    /** The place, and the side when it is known. */
    public static String labelOf(Deposit deposit, ExportWording wording) {
        String site = wording.text(CodeList.BODY_SITE, Code.of(deposit.site()));
        return Optional.ofNullable(deposit.laterality())
                .map(laterality -> site + ", " + wording.text(CodeList.LATERALITY, Code.of(laterality)))
                .orElse(site);
    }

    /** What this reader may know of a report. */
    public List<Answer> answersOf(ExportedReport report) {
        List<Answer> answers = Answers.of(report.content());
        return withNotes ? answers : answers.stream().map(History::withoutNote).toList();
    }

    /** The same whether there is one or not. */
    private static Answer withoutNote(Answer answer) {
        return switch (answer) {
            case Answer.ToQuestion(Question question, Answer.Subject subject, Answer.Value _)
            when question == Question.NOTE -> new Answer.ToQuestion(question, subject, new Answer.Value.Withheld());
            case Answer.ToQuestion _, Answer.Declined _ -> answer;
        };
    }

    @Override
    public String toString() {
        return "History[patientId=" + patientId + "]";
    }
}
