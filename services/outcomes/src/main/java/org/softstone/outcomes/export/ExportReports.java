package org.softstone.outcomes.export;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.FreeText;
import org.softstone.outcomes.answer.FormVersion;
import org.softstone.outcomes.export.csv.ReportTable;
import org.softstone.outcomes.export.fhir.ReportBundle;
import org.softstone.outcomes.instrument.AnswerLimits;

/**
 * Answers with a file that is written while it is read from the database. When that fails in the middle the connection is
 * cut: a whole file ends as such.
 */
@ApplicationScoped
class ExportReports {

    private final Histories histories;
    private final ExportConfig config;
    private final AnswerLimits limits;
    private final InstantSource clock;

    ExportReports(Histories histories, ExportConfig config, AnswerLimits limits, InstantSource clock) {
        this.histories = histories;
        this.config = config;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param withNotes whether the reader may see notes
     * @param request that is answered, to be cut off when the file cannot be written to its end
     */
    Response answer(
            PatientProfile patient,
            ExportFormat format,
            Locale language,
            boolean withNotes,
            HttpServerRequest request) {
        ExportWording wording = ExportWording.in(language);
        Instant now = clock.instant();
        History history = histories.of(patient.patientId(), now, withNotes);
        StreamingOutput file = switch (format) {
            case FHIR -> sink -> bundle(wording).write(history, sink);
            case CSV -> sink -> ReportTable.write(history, wording, sink);
        };
        // Neither who nor what: file names are seen by others, in a list of downloads for example.
        String name = "export-%s.%s".formatted(now.atZone(patient.zone()).toLocalDate(), format.fileEnding());
        return Response.ok(new CutOff(file, request), format.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
                .header(HttpHeaders.CONTENT_LANGUAGE, wording.languageTag())
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .cacheControl(keptByNobody())
                .build();
    }

    private ReportBundle bundle(ExportWording wording) {
        return new ReportBundle(
                config.canonicalBase(), wording, FormVersion.CURRENT, FreeText.mostBytes(limits.noteLength()));
    }

    private static CacheControl keptByNobody() {
        CacheControl control = new CacheControl();
        control.setPrivate(true);
        control.setNoStore(true);
        return control;
    }
}
