package org.softstone.outcomes.export.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.softstone.outcomes.export.Answer;
import org.softstone.outcomes.export.Answer.Subject;
import org.softstone.outcomes.export.AnswerStatus;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.ExportedReport;
import org.softstone.outcomes.export.RetractedReport;
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

    /** Who wrote it down. Staff are not named, because patients may take this file anywhere. */
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
            Question question = answer.question();
            if (question == null) {
                group(response, groups, answer.subject()).setAll(Elements.absent(DECLINED));
            } else if (answer.status() != AnswerStatus.NOT_ANSWERED) {
                say(
                        question.list() == null
                                ? once.computeIfAbsent(question.id(), id -> item(response, id))
                                : item(group(response, groups, answer.subject()), question.id()),
                        answer);
            }
        }
    }

    private static ObjectNode item(ObjectNode parent, String linkId) {
        return parent.withArray("item").addObject().put("linkId", linkId);
    }

    /** All about one activity, deposit or symptom; or the list that was declined as a whole. */
    private ObjectNode group(ObjectNode response, Map<Subject, ObjectNode> groups, Subject subject) {
        ItemList list = subject.list();
        if (subject.key() == null) {
            return item(response, list.id());
        }
        return groups.computeIfAbsent(subject, about -> {
            ObjectNode group = item(response, list.id());
            ObjectNode named = Elements.node();
            if (list == ItemList.SYMPTOMS) {
                named.set("valueCoding", elements.coding(CodeList.SYMPTOM, about.key()));
            } else {
                named.set("valueReference", subjects.focus(about));
            }
            item(group, LinkIds.subjectOf(list)).withArray("answer").add(named);
            return group;
        });
    }

    /** One answer of the questionnaire's type. An item without an answer says why: an answer cannot say it is none. */
    private void say(ObjectNode item, Answer answer) {
        if (!answer.isAnswered()) {
            item.setAll(Elements.absent(reasonOf(answer.status())));
            return;
        }
        ObjectNode said = item.withArray("answer").addObject();
        if (answer.question().kind() instanceof Kind.Choice choice) {
            said.set(
                    "valueCoding", elements.coding(choice.codes(), answer.said().textValue()));
        } else {
            setValue(said, answer);
        }
    }

    private static String reasonOf(AnswerStatus status) {
        return switch (status) {
            case DECLINED -> DECLINED;
            case WITHHELD -> MASKED;
            case ANSWERED, NOT_ANSWERED -> UNKNOWN;
        };
    }

    /**
     * What can be counted or compared, one Observation each: questions about the patient; each activity; each deposit and each
     * symptom with its parts as components. Free text stays in the response; a global change that was not answered is
     * usually one that was not asked, and has none.
     */
    List<ObjectNode> observations(ExportedReport report, List<Answer> answers) {
        Map<String, ObjectNode> observations = new LinkedHashMap<>();
        for (Answer answer : answers) {
            if (answer.question() == null) {
                ofEntry(observations, report, answer.subject())
                        .set("dataAbsentReason", Elements.absentConcept(DECLINED));
            } else if (!isOnlyInTheResponse(answer)) {
                add(observations, report, answer);
            }
        }
        return new ArrayList<>(observations.values());
    }

    private static boolean isOnlyInTheResponse(Answer answer) {
        return answer.question() == Question.NOTE
                || answer.question() == Question.GLOBAL_CHANGE && answer.status() == AnswerStatus.NOT_ANSWERED;
    }

    private void add(Map<String, ObjectNode> observations, ExportedReport report, Answer answer) {
        Question question = answer.question();
        Subject subject = answer.subject();
        ObjectNode code = codeOf(question, report);
        if (subject.list() == ItemList.DEPOSITS || subject.list() == ItemList.SYMPTOMS) {
            observe(component(ofEntry(observations, report, subject), code), answer);
            return;
        }
        ObjectNode observation = observation(observations, report, code, question.id(), subject);
        boolean oneOfSeveral = question.kind() instanceof Kind.Choice choice
                && choice.several()
                && answer.isAnswered()
                && !answer.said().textValue().equals(CodeList.NONE);
        if (oneOfSeveral) {
            component(observation, concept(answer)).put("valueBoolean", true);
        } else {
            observe(observation, answer);
        }
    }

    /** All about one entry of a list, or about the list that was declined as a whole. */
    private ObjectNode ofEntry(Map<String, ObjectNode> observations, ExportedReport report, Subject subject) {
        return observation(observations, report, codeOf(subject), subject.list().id(), subject);
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
        String id = Canonical.idOf(report.reportId(), about, subject.key() == null ? "" : subject.key());
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

    private void observe(ObjectNode target, Answer answer) {
        if (!answer.isAnswered()) {
            target.set("dataAbsentReason", Elements.absentConcept(reasonOf(answer.status())));
        } else if (answer.question().kind() instanceof Kind.Choice) {
            target.set("valueCodeableConcept", concept(answer));
        } else {
            setValue(target, answer);
        }
    }

    private ObjectNode concept(Answer answer) {
        CodeList codes = ((Kind.Choice) answer.question().kind()).codes();
        return Elements.concept(elements.coding(codes, answer.said().textValue()));
    }

    /** Of all kinds but choices, which responses and observations write differently. */
    private static void setValue(ObjectNode target, Answer answer) {
        JsonNode said = answer.said();
        switch (answer.question().kind()) {
            case Kind.Score _ -> target.put("valueInteger", said.intValue());
            case Kind.Measured kind ->
                target.set("valueQuantity", Elements.quantity(said.decimalValue(), kind.ucum(), kind.unit()));
            case Kind.YesNo _ -> target.put("valueBoolean", said.booleanValue());
            // Blanks around a text say nothing, and FHIR advises against them.
            case Kind.Note _ -> target.put("valueString", said.textValue().strip());
            case Kind.Choice _ -> throw new IllegalArgumentException("A choice: " + answer);
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
    private ObjectNode codeOf(Subject subject) {
        ItemList list = subject.list();
        return list == ItemList.SYMPTOMS && subject.key() != null
                ? Elements.concept(elements.coding(CodeList.SYMPTOM, subject.key()))
                : Elements.concept(Elements.coding(canonical.questions(), list.id()))
                        .put("text", wording.title(list));
    }
}
