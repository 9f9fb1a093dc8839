package org.softstone.outcomes.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.answer.ReportJson;
import org.softstone.outcomes.export.Answer.Subject;
import org.softstone.outcomes.export.Answer.Value;
import org.softstone.outcomes.instrument.Code;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Question;

/**
 * Takes a report apart, question by question. What is asked once always has an answer, maybe {@link Value.Missing}; of lists
 * only the entries that were answered or declined have: nothing is known of the others.
 */
public final class Answers {

    private final ObjectNode report;
    private final Set<String> declined;
    private final List<Answer> answers = new ArrayList<>();

    private Answers(ReportContent content) {
        this.report = ReportJson.tree(content);
        this.declined = content.declined();
    }

    public static List<Answer> of(ReportContent content) {
        return new Answers(content).takeApart();
    }

    private List<Answer> takeApart() {
        Map<ItemList, Boolean> done = new EnumMap<>(ItemList.class);
        for (Question question : Question.values()) {
            if (question.list() == null) {
                once(question);
            } else if (done.put(question.list(), true) == null) {
                entries(question.list());
            }
        }
        return List.copyOf(answers);
    }

    private void once(Question question) {
        JsonNode said = report.at("/" + String.join("/", question.path()));
        List<Value> values = valuesOf(question.kind(), said);
        boolean unanswered = values.equals(List.of(new Value.Missing())) || said.isArray() && said.isEmpty();
        boolean wasDeclined = unanswered && declined.contains(question.id());
        for (Value value : wasDeclined ? List.of(new Value.Declined()) : values) {
            answers.add(new Answer.ToQuestion(question, new Subject.Patient(), value));
        }
    }

    private void entries(ItemList list) {
        for (JsonNode entry : report.path(list.id())) {
            Subject subject = subjectOf(list, entry.path(list.key()).textValue());
            for (Question question : list.questions()) {
                valuesOf(question.kind(), entry.path(question.field()))
                        .forEach(value -> answers.add(new Answer.ToQuestion(question, subject, value)));
            }
        }
        String prefix = list.id() + ".";
        for (String name : declined) {
            if (name.equals(list.id())) {
                answers.add(new Answer.Declined(list, new Subject.Patient()));
            } else if (name.startsWith(prefix)) {
                answers.add(declined(list, subjectOf(list, name.substring(prefix.length()))));
            }
        }
    }

    /** Where there is one question about an entry, it is the same to decline the one or the other. */
    private static Answer declined(ItemList list, Subject entry) {
        return list.questions().size() == 1
                ? new Answer.ToQuestion(list.questions().getFirst(), entry, new Value.Declined())
                : new Answer.Declined(list, entry);
    }

    private static Subject subjectOf(ItemList list, String key) {
        return switch (list) {
            case ACTIVITIES -> new Subject.ActivityOf(UUID.fromString(key));
            case DEPOSITS -> new Subject.DepositOf(UUID.fromString(key));
            case SYMPTOMS -> new Subject.SymptomOf(Code.in(Symptom.class, key));
        };
    }

    /** Several only where several codes were chosen; that none was is an answer. */
    private static List<Value> valuesOf(Kind.Answer kind, JsonNode said) {
        if (said.isMissingNode() || said.isNull()) {
            return List.of(new Value.Missing());
        }
        if (said.isArray()) {
            List<Value> chosen = new ArrayList<>();
            said.forEach(code -> chosen.add(new Value.Coded(code.textValue())));
            return chosen.isEmpty() ? List.of(new Value.Coded(CodeList.NONE)) : chosen;
        }
        return List.of(
                switch (kind) {
                    case Kind.Score _ -> new Value.Score(said.intValue());
                    case Kind.Measured _ -> new Value.Measured(said.decimalValue());
                    case Kind.Choice _ -> new Value.Coded(said.textValue());
                    case Kind.YesNo _ -> new Value.YesNo(said.booleanValue());
                    // A blank note says nothing, and FHIR has no blank text.
                    case Kind.Note _ ->
                        said.textValue().isBlank() ? new Value.Missing() : new Value.Text(said.textValue());
                });
    }
}
