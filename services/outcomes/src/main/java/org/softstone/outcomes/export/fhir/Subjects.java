package org.softstone.outcomes.export.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.softstone.database.Code;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.export.Answer.Subject;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.History;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.ItemList;

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
        return history.deposit(subject)
                .map(known -> Elements.concept(site(known)).put("text", History.labelOf(known, wording)))
                .orElse(null);
    }

    /**
     * An activity is named by its identifier and in the patient's words, because FHIR has no resource for one; a deposit is
     * in the bundle. Null for what needs no reference.
     */
    ObjectNode focus(Subject subject) {
        if (subject.key() == null || subject.list() == ItemList.SYMPTOMS) {
            return null;
        }
        if (subject.list() == ItemList.DEPOSITS) {
            return labelled(Elements.reference("BodyStructure", subject.key()), subject);
        }
        ObjectNode reference = labelled(Elements.node(), subject);
        reference.set("identifier", Elements.identifier(canonical.identifiers("activity"), subject.key()));
        return reference;
    }

    private ObjectNode labelled(ObjectNode reference, Subject subject) {
        String label = history.label(subject, wording);
        return label.isBlank() ? reference : reference.put("display", label);
    }

    private ObjectNode site(Deposit deposit) {
        return elements.coding(CodeList.BODY_SITE, Code.of(deposit.site()));
    }
}
