package org.softstone.outcomes.export.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.softstone.outcomes.export.Answer;
import org.softstone.outcomes.export.Answer.Subject;
import org.softstone.outcomes.export.Answer.Value;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.ExportedReport;
import org.softstone.outcomes.export.RetractedReport;
import org.softstone.outcomes.instrument.Code;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.ItemList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Question;

/** One report: its QuestionnaireResponse and the Observations drawn from it. */
final class ReportResources {

    private static final String LOINC = "http://loinc.org";

    /** Pain severity, 0–10 numeric rating, reported. The only foreign code: it names average pain, and no other kind. */
    private static final String LOINC_PAIN_SEVERITY = "72514-3";

    // Of http://terminology.hl7.org/CodeSystem/data-absent-reason
    private static final String DECLINED = "asked-declined";
    private static final String MASKED = "masked";
    private static final String UNKNOWN = "unknown";

    private final Canonical canonical;
    private final Elements elements;
    private final Subjects subjects;
    private final ExportWording wording;

    ReportResources(Canonical canonical, Elements elements, Subjects subjects, ExportWording wording) {
        this.canonical = canonical;
        this.elements = elements;
        this.subjects = subjects;
        this.wording = wording;
    }

    ObjectNode response(ExportedReport report, List<Answer> answers) {
        ObjectNode response =
                Elements.resource("QuestionnaireResponse", report.reportId().toString());
        response.set("meta", meta(report));
        response.set(
                "identifier",
                Elements.identifier(
                        canonical.identifiers("report"), report.reportId().toString()));
        response.put("questionnaire", canonical.questionnaire() + "|" + report.formVersion())
                .put("status", report.isAmended() ? "amended" : "completed");
        response.set("subject", subjects.patientReference());
        response.put("authored", Elements.time(report.authoredAt()));
        response.set("author", author(report));
        response.set("source", source(report));
        addItems(response, answers);
        ObjectNode filing = response.withArray("item").addObject().put("linkId", LinkIds.FILING);
        for (FilingFact fact : FilingFact.values()) {
            fact.answer(report, elements)
                    .ifPresent(answer -> filing.withArray("item")
                            .addObject()
                            .put("linkId", fact.linkId())
                            .withArray("answer")
                            .add(answer));
        }
        return response;
    }

    /**
     * In the place of a report that a receiver may have from an export before: no answer, and nothing of when or how it was
     * filed.
     */
    ObjectNode enteredInError(RetractedReport report) {
        ObjectNode response =
                Elements.resource("QuestionnaireResponse", report.reportId().toString());
        response.set(
                "meta",
                Elements.node()
                        .put("versionId", report.version() + "-retracted")
                        .put("lastUpdated", Elements.time(report.retractedAt())));
        response.put("questionnaire", canonical.questionnaire() + "|" + report.formVersion())
                .put("status", "entered-in-error");
        response.set("subject", subjects.patientReference());
        return response;
    }

    private static ObjectNode meta(ExportedReport report) {
        return Elements.node()
                .put("versionId", Integer.toString(report.version()))
                .put("lastUpdated", Elements.time(report.storedAt()));
    }

    /** Who wrote it down. Staff are not named: the patient takes this file wherever she likes. */
    private ObjectNode author(ExportedReport report) {
        return report.enteredByStaff()
                ? Elements.node().put("type", "Organization").put("display", wording.text("team"))
                : source(report);
    }

    /** Whose answers they are. */
    private ObjectNode source(ExportedReport report) {
        return switch (report.mode()) {
            case SELF, PHONE -> subjects.patientReference();
            case PROXY -> somebodyElse();
        };
    }

    private ObjectNode somebodyElse() {
        return Elements.node().put("display", wording.text("somebody-else"));
    }

    private void addItems(ObjectNode response, List<Answer> answers) {
        Map<Subject, ObjectNode> groups = new LinkedHashMap<>();
        Map<String, ObjectNode> once = new LinkedHashMap<>();
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.ToQuestion(Question _, Subject _, Value.Missing _) -> {}
                case Answer.ToQuestion(Question question, Subject _, Value value)
                when question.list() == null ->
                    say(once.computeIfAbsent(question.id(), id -> item(response, id)), question, value);
                case Answer.ToQuestion(Question question, Subject subject, Value value) ->
                    say(item(group(response, groups, question.list(), subject), question.id()), question, value);
                case Answer.Declined(ItemList list, Subject subject) ->
                    group(response, groups, list, subject).setAll(Elements.absent(DECLINED));
            }
        }
    }

    private static ObjectNode item(ObjectNode parent, String linkId) {
        return parent.withArray("item").addObject().put("linkId", linkId);
    }

    /** All about one activity, deposit or symptom; or, about herself, the list that was declined as a whole. */
    private ObjectNode group(ObjectNode response, Map<Subject, ObjectNode> groups, ItemList list, Subject subject) {
        if (subject instanceof Subject.Patient) {
            return item(response, list.id());
        }
        return groups.computeIfAbsent(subject, about -> {
            ObjectNode group = item(response, list.id());
            ObjectNode named = Elements.node();
            if (about instanceof Subject.SymptomOf symptom) {
                named.set("valueCoding", elements.coding(CodeList.SYMPTOM, Code.of(symptom.symptom())));
            } else {
                named.set("valueReference", subjects.focus(about));
            }
            item(group, LinkIds.subjectOf(list)).withArray("answer").add(named);
            return group;
        });
    }

    /** One answer of the questionnaire's type. An item without an answer says why: an answer cannot say it is none. */
    private void say(ObjectNode item, Question question, Value value) {
        switch (value) {
            case Value.Score score -> answer(item).put("valueInteger", score.score());
            case Value.Measured measured -> answer(item).set("valueQuantity", quantity(question, measured));
            case Value.Coded coded -> answer(item).set("valueCoding", elements.coding(codesOf(question), coded.code()));
            case Value.YesNo yesNo -> answer(item).put("valueBoolean", yesNo.yes());
            // Blanks around a text say nothing, and FHIR advises against them.
            case Value.Text text -> answer(item).put("valueString", text.text().strip());
            case Value.Declined _ -> item.setAll(Elements.absent(DECLINED));
            case Value.Withheld _ -> item.setAll(Elements.absent(MASKED));
            case Value.Missing _ -> item.setAll(Elements.absent(UNKNOWN));
        }
    }

    private static ObjectNode answer(ObjectNode item) {
        return item.withArray("answer").addObject();
    }

    /**
     * What can be counted or compared, one Observation each: questions about herself; each activity; each deposit and each
     * symptom with its parts as components. Free text stays in the response; a global change that was not answered is
     * usually one that was not asked, and has none.
     */
    List<ObjectNode> observations(ExportedReport report, List<Answer> answers) {
        Map<String, ObjectNode> observations = new LinkedHashMap<>();
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.ToQuestion(Question question, Subject subject, Value value) -> {
                    if (!isOnlyInTheResponse(question, value)) {
                        add(observations, report, question, subject, value);
                    }
                }
                case Answer.Declined(ItemList list, Subject subject) ->
                    observation(observations, report, codeOf(list, subject), list.id(), subject)
                            .set("dataAbsentReason", Elements.absentConcept(DECLINED));
            }
        }
        return new ArrayList<>(observations.values());
    }

    private static boolean isOnlyInTheResponse(Question question, Value value) {
        return question == Question.NOTE || question == Question.GLOBAL_CHANGE && value instanceof Value.Missing;
    }

    private void add(
            Map<String, ObjectNode> observations,
            ExportedReport report,
            Question question,
            Subject subject,
            Value value) {
        switch (subject) {
            case Subject.Patient _
            when value instanceof Value.Coded flag
                    && question == Question.RED_FLAGS
                    && !flag.code().equals(CodeList.NONE) -> {
                ObjectNode component = component(
                        observation(observations, report, codeOf(question, report), question.id(), subject),
                        Elements.concept(elements.coding(CodeList.RED_FLAG, flag.code())));
                component.put("valueBoolean", true);
            }
            case Subject.Patient _, Subject.ActivityOf _ ->
                setValue(
                        observation(observations, report, codeOf(question, report), question.id(), subject),
                        question,
                        value);
            case Subject.DepositOf _, Subject.SymptomOf _ -> {
                ObjectNode whole = observation(
                        observations,
                        report,
                        codeOf(question.list(), subject),
                        question.list().id(),
                        subject);
                setValue(component(whole, codeOf(question, report)), question, value);
            }
        }
    }

    private static ObjectNode component(ObjectNode observation, ObjectNode code) {
        ObjectNode component = observation.withArray("component").addObject();
        component.set("code", code);
        return component;
    }

    private ObjectNode observation(
            Map<String, ObjectNode> observations,
            ExportedReport report,
            ObjectNode code,
            String about,
            Subject subject) {
        String id = Canonical.idOf(report.reportId(), about, idOf(subject));
        return observations.computeIfAbsent(id, newId -> newObservation(newId, report, code, subject));
    }

    private ObjectNode newObservation(String id, ExportedReport report, ObjectNode code, Subject subject) {
        ObjectNode observation = Elements.resource("Observation", id);
        observation.set("meta", meta(report));
        observation.put("status", report.isAmended() ? "amended" : "final");
        observation
                .withArray("category")
                .add(Elements.concept(
                        Elements.coding("http://terminology.hl7.org/CodeSystem/observation-category", "survey")));
        observation.set("code", code);
        observation.set("subject", subjects.patientReference());
        ObjectNode focus = subjects.focus(subject);
        if (focus != null) {
            observation.withArray("focus").add(focus);
        }
        observation
                .put("effectiveDateTime", Elements.time(report.reportedAt()))
                .put("issued", Elements.time(report.storedAt()));
        observation.withArray("performer").add(source(report));
        ObjectNode bodySite = subjects.bodySite(subject);
        if (bodySite != null) {
            observation.set("bodySite", bodySite);
        }
        observation.withArray("derivedFrom").add(Elements.reference("QuestionnaireResponse", report.reportId()));
        return observation;
    }

    private void setValue(ObjectNode target, Question question, Value value) {
        switch (value) {
            case Value.Score score -> target.put("valueInteger", score.score());
            case Value.Measured measured -> target.set("valueQuantity", quantity(question, measured));
            case Value.Coded coded ->
                target.set("valueCodeableConcept", Elements.concept(elements.coding(codesOf(question), coded.code())));
            case Value.YesNo yesNo -> target.put("valueBoolean", yesNo.yes());
            case Value.Text text -> target.put("valueString", text.text());
            case Value.Declined _ -> target.set("dataAbsentReason", Elements.absentConcept(DECLINED));
            case Value.Missing _ -> target.set("dataAbsentReason", Elements.absentConcept(UNKNOWN));
            case Value.Withheld _ -> target.set("dataAbsentReason", Elements.absentConcept(MASKED));
        }
    }

    private ObjectNode codeOf(Question question, ExportedReport report) {
        ObjectNode code = Elements.concept(Elements.coding(canonical.questions(), question.id()));
        if (question == Question.PAIN_AVERAGE) {
            code.withArray("coding").add(Elements.coding(LOINC, LOINC_PAIN_SEVERITY));
        }
        return code.put("text", wording.ofForm(report.formVersion()).text(question));
    }

    /** A symptom is its own code; of the other lists the list is, and the focus says which entry. */
    private ObjectNode codeOf(ItemList list, Subject subject) {
        if (subject instanceof Subject.SymptomOf symptom) {
            return Elements.concept(elements.coding(CodeList.SYMPTOM, Code.of(symptom.symptom())));
        }
        return Elements.concept(Elements.coding(canonical.questions(), list.id()))
                .put("text", wording.title(list));
    }

    private static String idOf(Subject subject) {
        return switch (subject) {
            case Subject.Patient _ -> "";
            case Subject.ActivityOf activity -> activity.activityId().toString();
            case Subject.DepositOf deposit -> deposit.depositId().toString();
            case Subject.SymptomOf symptom -> Code.of(symptom.symptom());
        };
    }

    private static CodeList codesOf(Question question) {
        if (question.kind() instanceof Kind.Choice choice) {
            return choice.codes();
        }
        throw new IllegalStateException("No choice: " + question);
    }

    private static ObjectNode quantity(Question question, Value.Measured measured) {
        if (question.kind() instanceof Kind.Measured kind) {
            return Elements.quantity(measured.number(), kind.ucum(), kind.unit());
        }
        throw new IllegalStateException("No measurement: " + question);
    }
}
