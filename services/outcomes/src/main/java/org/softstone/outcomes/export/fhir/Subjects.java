package org.softstone.outcomes.export.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.export.Answer.Subject;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.History;
import org.softstone.outcomes.instrument.Code;
import org.softstone.outcomes.instrument.CodeList;

/** Whom and what a patient's answers are about. */
final class Subjects {

    private final Canonical canonical;
    private final Elements elements;
    private final ExportWording wording;
    private final History history;

    Subjects(Canonical canonical, Elements elements, ExportWording wording, History history) {
        this.canonical = canonical;
        this.elements = elements;
        this.wording = wording;
        this.history = history;
    }

    /** An id and nothing else: names are not known here. */
    ObjectNode patient() {
        String id = history.patientId().toString();
        ObjectNode patient = Elements.resource("Patient", id);
        patient.withArray("identifier").add(Elements.identifier(canonical.identifiers("patient"), id));
        return patient;
    }

    ObjectNode patientReference() {
        return Elements.reference("Patient", history.patientId());
    }

    ObjectNode bodyStructure(Deposit deposit) {
        ObjectNode structure =
                Elements.resource("BodyStructure", deposit.depositId().toString());
        structure
                .withArray("identifier")
                .add(Elements.identifier(
                        canonical.identifiers("deposit"), deposit.depositId().toString()));
        structure.set("location", Elements.concept(site(deposit)));
        if (deposit.laterality() != null) {
            structure
                    .withArray("locationQualifier")
                    .add(Elements.concept(elements.coding(CodeList.LATERALITY, Code.of(deposit.laterality()))));
        }
        if (deposit.firstNoted() != null) {
            structure.put("description", wording.text("deposits.firstNoted") + ": " + deposit.firstNoted());
        }
        structure.set("patient", patientReference());
        return structure;
    }

    /** The deposit's place for receivers that know no BodyStructure; null when it is about something else. */
    ObjectNode bodySite(Subject subject) {
        return switch (subject) {
            case Subject.DepositOf deposit ->
                history.deposits().stream()
                        .filter(known -> known.depositId().equals(deposit.depositId()))
                        .findFirst()
                        .map(known -> Elements.concept(site(known)).put("text", History.labelOf(known, wording)))
                        .orElse(null);
            case Subject.Patient _, Subject.ActivityOf _, Subject.SymptomOf _ -> null;
        };
    }

    /**
     * An activity is named by its identifier and in the patient's words, because FHIR has no resource for one; a deposit is
     * in the bundle. Null for what needs no reference.
     */
    ObjectNode focus(Subject subject) {
        return switch (subject) {
            case Subject.ActivityOf activity -> {
                ObjectNode reference = labelled(Elements.node(), subject);
                reference.set(
                        "identifier",
                        Elements.identifier(
                                canonical.identifiers("activity"),
                                activity.activityId().toString()));
                yield reference;
            }
            case Subject.DepositOf deposit ->
                labelled(Elements.reference("BodyStructure", deposit.depositId()), subject);
            case Subject.Patient _, Subject.SymptomOf _ -> null;
        };
    }

    String label(Subject subject) {
        return history.label(subject, wording);
    }

    private ObjectNode labelled(ObjectNode reference, Subject subject) {
        String label = label(subject);
        return label.isBlank() ? reference : reference.put("display", label);
    }

    private ObjectNode site(Deposit deposit) {
        return elements.coding(CodeList.BODY_SITE, Code.of(deposit.site()));
    }
}
