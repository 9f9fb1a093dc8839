package org.softstone.outcomes.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.export.Answer.Subject;
import org.softstone.outcomes.export.Answer.Value;

/**
 * Takes a report apart, in the form's order. What is asked once always has an answer, be it {@link Value.Missing}; of lists
 * only the entries that were answered or declined have: nothing is known of the others.
 */
public final class Answers {

    private final ReportContent content;
    private final Set<String> declined;
    private final List<Answer> answers = new ArrayList<>();

    private Answers(ReportContent content) {
        this.content = content;
        this.declined = new HashSet<>(content.declined());
    }

    public static List<Answer> of(ReportContent content) {
        return new Answers(content).takeApart();
    }

    private List<Answer> takeApart() {
        redFlags();
        ReportContent.Pain pain = content.pain();
        once(Question.PAIN_AVERAGE, score(pain.average()));
        once(Question.PAIN_WORST, score(pain.worst()));
        once(Question.PAIN_NOW, score(pain.now()));
        activities();
        deposits();
        symptoms();
        BigDecimal temperature = content.temperatureCelsius();
        once(Question.TEMPERATURE, temperature == null ? new Value.Missing() : new Value.Measured(temperature));
        once(Question.GLOBAL_CHANGE, score(content.globalChange()));
        once(Question.WANTS_CONTACT, coded(content.wantsContact()));
        // A blank note says nothing, and FHIR knows no blank text.
        boolean noted = content.note() != null && !content.note().isBlank();
        once(Question.NOTE, noted ? new Value.Text(content.note()) : new Value.Missing());
        return List.copyOf(answers);
    }

    private void redFlags() {
        Set<RedFlag> flags = content.redFlags();
        if (flags == null || flags.isEmpty() && declined.contains(Question.RED_FLAGS.id())) {
            once(Question.RED_FLAGS, new Value.Missing());
        } else if (flags.isEmpty()) {
            once(Question.RED_FLAGS, new Value.Coded(CodeList.NONE));
        } else {
            flags.forEach(flag -> once(Question.RED_FLAGS, new Value.Coded(CodeList.codeOf(flag))));
        }
    }

    private void activities() {
        for (ReportContent.Activity rated : content.activities()) {
            about(new Subject.ActivityOf(rated.activityId()), Question.ACTIVITY_SCORE, score(rated.score()));
        }
        // There is one question about an activity: it is the same to decline the one or the other.
        declinedOf(
                Question.ItemList.ACTIVITIES,
                id -> new Answer.ToQuestion(
                        Question.ACTIVITY_SCORE, new Subject.ActivityOf(UUID.fromString(id)), new Value.Declined()));
    }

    private void deposits() {
        for (ReportContent.Deposit rated : content.deposits()) {
            Subject deposit = new Subject.DepositOf(rated.depositId());
            about(deposit, Question.DEPOSIT_FIRMNESS, score(rated.firmness()));
            about(deposit, Question.DEPOSIT_TENDERNESS, score(rated.tenderness()));
            about(deposit, Question.DEPOSIT_SKIN, coded(rated.skin()));
            about(
                    deposit,
                    Question.DEPOSIT_REDNESS,
                    rated.spreadingRedness() == null ? new Value.Missing() : new Value.YesNo(rated.spreadingRedness()));
        }
        declinedOf(
                Question.ItemList.DEPOSITS,
                id -> new Answer.Declined(Question.ItemList.DEPOSITS, new Subject.DepositOf(UUID.fromString(id))));
    }

    private void symptoms() {
        for (ReportContent.SymptomRating rated : content.symptoms()) {
            Subject symptom = new Subject.SymptomOf(rated.symptom());
            about(symptom, Question.SYMPTOM_SEVERITY, score(rated.severity()));
            about(symptom, Question.SYMPTOM_INTERFERENCE, score(rated.interference()));
        }
        declinedOf(
                Question.ItemList.SYMPTOMS, code -> new Answer.Declined(Question.ItemList.SYMPTOMS, symptomOf(code)));
    }

    private void once(Question question, Value value) {
        boolean wasDeclined = value instanceof Value.Missing && declined.contains(question.id());
        about(new Subject.Herself(), question, wasDeclined ? new Value.Declined() : value);
    }

    private void about(Subject subject, Question question, Value value) {
        answers.add(new Answer.ToQuestion(question, subject, value));
    }

    private void declinedOf(Question.ItemList list, Function<String, Answer> declinedEntry) {
        String prefix = list.id() + ".";
        for (String name : content.declined()) {
            if (name.equals(list.id())) {
                answers.add(new Answer.Declined(list, new Subject.Herself()));
            } else if (name.startsWith(prefix)) {
                answers.add(declinedEntry.apply(name.substring(prefix.length())));
            }
        }
    }

    private static Subject symptomOf(String code) {
        return Stream.of(Symptom.values())
                .filter(symptom -> CodeList.codeOf(symptom).equals(code))
                .<Subject>map(Subject.SymptomOf::new)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A stored report declines an unknown symptom"));
    }

    private static Value score(Integer score) {
        return score == null ? new Value.Missing() : new Value.Score(score);
    }

    private static Value coded(Enum<?> constant) {
        return constant == null ? new Value.Missing() : new Value.Coded(CodeList.codeOf(constant));
    }
}
