package org.softstone.outcomes.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.softstone.outcomes.answer.ReportContent;
import org.softstone.outcomes.answer.ReportJson;
import org.softstone.outcomes.export.Answer.Subject;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Question;

/**
 * Takes a report apart, question by question. What is asked once always has an answer, maybe that there is none; of lists only
 * the entries that were answered or declined have: nothing is known of the others.
 */
final class Answers {

    private final ObjectNode report;
    private final Set<String> declined;
    private final List<Answer> answers = new ArrayList<>();

    private Answers(ReportContent content) {
        this.report = ReportJson.tree(content);
        this.declined = content.declined();
    }

    static List<Answer> of(ReportContent content) {
        return new Answers(content).takeApart();
    }

    private List<Answer> takeApart() {
        Set<ItemList> done = EnumSet.noneOf(ItemList.class);
        for (Question question : Question.values()) {
            if (question.list() == null) {
                once(question);
            } else if (done.add(question.list())) {
                entries(question.list());
            }
        }
        return List.copyOf(answers);
    }

    private void once(Question question) {
        JsonNode said = report.at(question.pointer());
        if (declined.contains(question.id()) && (!isSaid(said) || said.isArray() && said.isEmpty())) {
            answers.add(Answer.declined(question, Subject.PATIENT));
        } else {
            add(question, Subject.PATIENT, said);
        }
    }

    private void entries(ItemList list) {
        for (JsonNode entry : report.path(list.id())) {
            Subject subject = new Subject(list, entry.path(list.key()).textValue());
            for (Question question : list.questions()) {
                add(question, subject, entry.path(question.field()));
            }
        }
        // Where there is one question about an entry, it is the same to decline the one or the other.
        Question only = list.questions().size() == 1 ? list.questions().getFirst() : null;
        String prefix = list.id() + ".";
        for (String name : declined) {
            if (name.equals(list.id())) {
                answers.add(Answer.declined(null, new Subject(list, null)));
            } else if (name.startsWith(prefix)) {
                answers.add(Answer.declined(only, new Subject(list, name.substring(prefix.length()))));
            }
        }
    }

    /** One answer for each code that was chosen; that none was is an answer too. */
    private void add(Question question, Subject subject, JsonNode said) {
        if (!isSaid(said)) {
            answers.add(Answer.missing(question, subject));
        } else if (said.isArray() && said.isEmpty()) {
            answers.add(Answer.of(question, subject, TextNode.valueOf(CodeList.NONE)));
        } else if (said.isArray()) {
            said.forEach(code -> answers.add(Answer.of(question, subject, code)));
        } else {
            answers.add(Answer.of(question, subject, said));
        }
    }

    /** A blank note says nothing, and FHIR has no blank text. */
    private static boolean isSaid(JsonNode value) {
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isBlank());
    }
}
