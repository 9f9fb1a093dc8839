package org.softstone.outcomes.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.database.Code;
import org.softstone.http.FieldError;
import org.softstone.http.FreeText;
import org.softstone.http.Ids;
import org.softstone.outcomes.instrument.AnswerLimits;
import org.softstone.outcomes.instrument.Fact;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Question;
import org.softstone.outcomes.instrument.Question.Need;
import org.softstone.outcomes.instrument.Shape;

/**
 * Reads a report into a {@link ReportContent}, noting every field that cannot be accepted: first each value by its question,
 * then what depends on several values, on the patient, or on who sends it.
 */
public final class ReportReading {

    public sealed interface Result {
        /** @param sentAt by the phone's clock; null when absent */
        record Readable(ReportContent content, OffsetDateTime sentAt) implements Result {}

        record Refused(List<FieldError> errors) implements Result {}
    }

    private static final String REQUIRED = "is required";
    private static final String TWICE = "is in the list already";

    private final UUID reportId;
    private final ObjectNode report;
    private final Purpose purpose;
    private final Items known;
    private final Errors errors = new Errors();

    /** Names of items that have an answer, and of those that may be declined. */
    private final Set<String> answered = new HashSet<>();

    private ReportReading(UUID reportId, ObjectNode report, Purpose purpose, Items known) {
        this.reportId = reportId;
        this.report = report;
        this.purpose = purpose;
        this.known = known;
    }

    /**
     * @param reportId as it is known from elsewhere: when the report names it too, it must be the same; null where only the
     *     report could say it, and does not
     */
    public static Result of(UUID reportId, Sent request, Purpose purpose, Items known, AnswerLimits limits) {
        return new ReportReading(reportId, request.json().deepCopy(), purpose, known).read(limits);
    }

    private Result read(AnswerLimits limits) {
        CheckShape.check("", report, Shape.REPORT, new CheckValue(limits), errors);
        checkReportId();
        require(Fact.SUBMITTED_AT, purpose.needsSubmittedAt());
        require(Fact.MODE, purpose.needsMode());
        checkMode();
        for (ItemList list : ItemList.values()) {
            checkEntries(list);
        }
        for (Question question : Question.askedOnce()) {
            noteAnswer(question);
        }
        Set<String> declined = checkDeclined();
        for (Question question : Question.askedOnce()) {
            if (question.need() == Need.REQUIRED && !declined.contains(question.id())) {
                errors.require(
                        !isAbsent(valueOf(question)),
                        pointerTo(question),
                        "is required unless %s is declined".formatted(question.id()));
            }
        }
        if (!errors.isEmpty()) {
            return new Result.Refused(errors.list());
        }
        OffsetDateTime sentAt = timeOf(Fact.SENT_AT);
        return new Result.Readable(ReportJson.bind(tidied(declined)), sentAt);
    }

    private void checkReportId() {
        String pointer = pointerTo(Fact.REPORT_ID);
        if (reportId == null) {
            errors.require(purpose.isAmendment(), pointer, REQUIRED);
            return;
        }
        if (!Ids.isOne(reportId)) {
            errors.require(false, pointer, "must be made for this report, not all zeros or all ones");
        }
        boolean same = WireText.uuid(valueOf(Fact.REPORT_ID).textValue())
                .map(reportId::equals)
                .orElse(true);
        errors.require(same, pointer, "is not the id that this report is sent under");
    }

    private void require(Fact fact, boolean needed) {
        errors.require(!needed || !isAbsent(valueOf(fact)), pointerTo(fact), REQUIRED);
    }

    private void checkMode() {
        List<String> allowed = purpose.modes().stream().map(Code::of).sorted().toList();
        String mode = valueOf(Fact.MODE).textValue();
        errors.require(
                mode == null || allowed.contains(mode),
                pointerTo(Fact.MODE),
                "must be " + String.join(" or ", allowed));
    }

    private void checkEntries(ItemList list) {
        JsonNode entries = report.path(list.id());
        if (!entries.isArray()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            String at = "/" + list.id() + "/" + i + "/";
            for (Question question : list.questions()) {
                boolean needed = question.need() != Need.OPTIONAL;
                errors.require(!needed || !isAbsent(entry.path(question.field())), at + question.field(), REQUIRED);
            }
            errors.require(!isAbsent(entry.path(list.key())), at + list.key(), REQUIRED);
            if (!errors.isRefused(at + list.key())) {
                checkKey(list, at + list.key(), entry.path(list.key()).textValue(), seen);
            }
        }
        if (!entries.isEmpty()) {
            answered.add(list.id());
        }
    }

    private void checkKey(ItemList list, String pointer, String value, Set<String> seen) {
        String key = Meaning.idIn(value);
        if (!known.has(list, key)) {
            errors.refuse(pointer, "does not belong to this patient");
        } else if (seen.add(key)) {
            answered.add(list.id() + "." + key);
        } else {
            errors.refuse(pointer, TWICE);
        }
    }

    private void noteAnswer(Question question) {
        JsonNode value = valueOf(question);
        if (value.isArray()) {
            Set<JsonNode> seen = new HashSet<>();
            for (int i = 0; i < value.size(); i++) {
                errors.require(seen.add(value.get(i)), pointerTo(question) + "/" + i, TWICE);
            }
        }
        // a patient who ticked no sign may still decline to answer
        if (!isAbsent(value) && !(value.isArray() && value.isEmpty())) {
            answered.add(question.id());
        }
    }

    /** @return those that may be */
    private Set<String> checkDeclined() {
        Set<String> read = new HashSet<>();
        JsonNode names = valueOf(Fact.DECLINED);
        for (int i = 0; i < names.size(); i++) {
            String at = pointerTo(Fact.DECLINED) + "/" + i;
            if (errors.isRefused(at)) {
                continue;
            }
            String name = Meaning.item(names.get(i).textValue());
            if (!isItem(name)) {
                errors.refuse(at, "is not an item of the form");
            } else if (!read.add(name)) {
                errors.refuse(at, TWICE);
            } else if (answered.contains(name)) {
                errors.refuse(at, "is answered as well");
            }
        }
        return read;
    }

    private boolean isItem(String name) {
        for (ItemList list : ItemList.values()) {
            String prefix = list.id() + ".";
            if (name.equals(list.id()) || name.startsWith(prefix) && known.has(list, name.substring(prefix.length()))) {
                return true;
            }
        }
        return Question.askedOnce().stream().anyMatch(question -> question.id().equals(name));
    }

    /** As it is stored: without what differs from one attempt to the next, and in our spelling. */
    private ObjectNode tidied(Set<String> declined) {
        report.remove(List.of(Fact.REPORT_ID.field(), Fact.SENT_AT.field()));
        for (Fact fact : Fact.values()) {
            if (fact.kind() instanceof Kind.Time && !isAbsent(valueOf(fact))) {
                report.put(fact.field(), timeOf(fact).toString());
            }
        }
        for (Question question : Question.askedOnce()) {
            if (question.kind() instanceof Kind.Note && !isAbsent(valueOf(question))) {
                report.put(question.field(), FreeText.tidied(valueOf(question).textValue()));
            }
        }
        ArrayNode names = report.putArray(Fact.DECLINED.field());
        declined.forEach(names::add);
        JsonNode mode = valueOf(Fact.MODE);
        switch (purpose) {
            case FILED_BY_PATIENT -> {
                if (Code.of(Mode.SELF).equals(mode.textValue())) {
                    report.remove(Fact.MODE.field());
                }
            }
            // a correction by the patient is by themselves unless it names another mode
            case AMENDED_BY_PATIENT -> {
                if (isAbsent(mode)) {
                    report.put(Fact.MODE.field(), Code.of(Mode.SELF));
                }
            }
            case FILED_BY_STAFF, AMENDED_BY_STAFF -> {}
        }
        return report;
    }

    private OffsetDateTime timeOf(Fact fact) {
        return WireText.time(valueOf(fact).textValue()).orElse(null);
    }

    private JsonNode valueOf(Fact fact) {
        return report.path(fact.field());
    }

    private JsonNode valueOf(Question question) {
        return report.at(question.pointer());
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String pointerTo(Fact fact) {
        return "/" + fact.field();
    }

    private static String pointerTo(Question question) {
        return question.pointer().toString();
    }
}
