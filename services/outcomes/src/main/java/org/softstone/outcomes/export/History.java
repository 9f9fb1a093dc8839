package org.softstone.outcomes.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.database.Code;
import org.softstone.outcomes.activity.Activity;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Question;

/**
 * All that an export contains of one patient.
 *
 * @param activities all that were ever on the patient's list, in their latest wording
 * @param deposits all that were ever on the patient's list, in their latest description
 * @param retracted those that no longer count
 * @param reports read while they are walked through
 * @param withNotes whether the reader may see notes
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
        return switch (subject.list()) {
            case null -> "";
            case ACTIVITIES ->
                activities.stream()
                        .filter(known -> known.activityId().toString().equals(subject.key()))
                        .findFirst()
                        .map(Activity::label)
                        .orElse("");
            case DEPOSITS ->
                deposit(subject).map(known -> labelOf(known, wording)).orElse("");
            case SYMPTOMS -> subject.key() == null ? "" : wording.text(CodeList.SYMPTOM, subject.key());
        };
    }

    /** Empty when it is about something else, or about none that is known. */
    public Optional<Deposit> deposit(Answer.Subject subject) {
        return deposits.stream()
                .filter(known -> subject.list() == ItemList.DEPOSITS
                        && known.depositId().toString().equals(subject.key()))
                .findFirst();
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
        return withNotes
                ? answers
                : answers.stream()
                        .map(answer -> answer.question() == Question.NOTE ? answer.withheld() : answer)
                        .toList();
    }

    @Override
    public String toString() {
        return "History[patientId=" + patientId + "]";
    }
}
