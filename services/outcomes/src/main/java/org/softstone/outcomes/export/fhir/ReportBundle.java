package org.softstone.outcomes.export.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import org.softstone.outcomes.deposit.Deposit;
import org.softstone.outcomes.export.Answer;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.ExportedReport;
import org.softstone.outcomes.export.History;
import org.softstone.outcomes.export.RetractedReport;

/**
 * The export as a FHIR R4 bundle: who it is about (without a name), what the codes and questions mean, where the deposits
 * are, which reports were retracted, then each other report as a QuestionnaireResponse followed by its Observations.
 *
 * <p>Its type is {@code collection}, which asks nothing of a receiver. A system that wants to store it can, because every entry has the
 * same id in every export. It must then replace everything that it has of this patient from us: an answer that an amendment
 * removed has no Observation any more, and nothing in the bundle says that it had one.
 */
public final class ReportBundle {

    private final Canonical canonical;
    private final FormResources form;
    private final ExportWording wording;

    /** @param base where our own names begin @param noteLength at most, in code points */
    public ReportBundle(URI base, ExportWording wording, int formVersion, int noteLength) {
        this.canonical = new Canonical(base);
        this.wording = wording;
        this.form = new FormResources(canonical, wording, formVersion, noteLength);
    }

    /** Does not close the sink. After an exception it holds no JSON that could be taken for a bundle. */
    public void write(History history, OutputStream sink) throws IOException {
        Elements elements = new Elements(canonical, wording);
        Subjects subjects = new Subjects(canonical, elements, wording, history);
        ReportResources resources = new ReportResources(canonical, elements, subjects, wording);
        try (Bundle bundle = new Bundle(sink, canonical, wording.languageTag(), history.exportedAt())) {
            bundle.add(subjects.patient());
            for (ObjectNode definition : form.all()) {
                bundle.add(definition);
            }
            for (Deposit deposit : history.deposits()) {
                bundle.add(subjects.bodyStructure(deposit));
            }
            for (RetractedReport retracted : history.retracted()) {
                bundle.add(resources.enteredInError(retracted));
            }
            for (ExportedReport report : history.reports()) {
                List<Answer> answers = history.answersOf(report);
                bundle.add(resources.response(report, answers));
                for (ObjectNode observation : resources.observations(report, answers)) {
                    bundle.add(observation);
                }
            }
            bundle.end();
        }
    }
}
