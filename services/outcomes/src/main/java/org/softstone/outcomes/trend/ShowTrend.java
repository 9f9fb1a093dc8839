package org.softstone.outcomes.trend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.EntityTags;
import org.softstone.http.Problems;

/** Answers with a patient's trend, as data or as a picture, and with their adherence. */
@ApplicationScoped
class ShowTrend {

    static final String SVG = "image/svg+xml";

    /** Grows when the same history is shown differently, so that no phone keeps what was shown before. */
    private static final String FORM = "1";

    private static final List<Variant> KINDS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(SVG))
            .build();

    private final CourseHistories histories;
    private final InstantSource clock;

    ShowTrend(CourseHistories histories, InstantSource clock) {
        this.histories = histories;
        this.clock = clock;
    }

    /**
     * @param courseId null for the newest course
     * @param language of a picture
     * @param request says which kind the client prefers
     * @param headers say what the client has already
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the patient has no such course
     */
    Response of(PatientProfile patient, UUID courseId, Locale language, Request request, HttpHeaders headers) {
        Optional<CourseHistories.Found> found = find(patient, courseId);
        boolean picture = isPicture(request);
        EntityTag tag = EntityTags.ofContent(
                FORM,
                picture ? language.toLanguageTag() : "json",
                patient.zone().getId(),
                found.map(CourseHistories.Found::stored).orElse("none"));
        return EntityTags.answer(headers, tag, () -> fresh(found, patient, picture, language))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** @param courseId null for the newest course */
    AdherenceView adherence(PatientProfile patient, UUID courseId) {
        return find(patient, courseId)
                .map(course -> AdherenceView.of(course.history(), patient.zone()))
                .orElse(AdherenceView.WITHOUT_COURSE);
    }

    private Optional<CourseHistories.Found> find(PatientProfile patient, UUID courseId) {
        Optional<CourseHistories.Found> found = histories.of(patient.patientId(), courseId, clock.instant());
        if (found.isEmpty() && courseId != null) {
            throw Problems.notFound();
        }
        return found;
    }

    private static Response.ResponseBuilder fresh(
            Optional<CourseHistories.Found> found, PatientProfile patient, boolean picture, Locale language) {
        Trend trend =
                found.map(course -> Trend.of(course.history(), patient.zone())).orElse(Trend.WITHOUT_COURSE);
        return picture
                ? Response.ok(DrawTrend.asSvg(trend, language), SVG).language(language)
                : Response.ok(trend, MediaType.APPLICATION_JSON_TYPE);
    }

    private static boolean isPicture(Request request) {
        Variant liked = request.selectVariant(KINDS);
        return liked != null && liked.getMediaType().getSubtype().startsWith("svg");
    }
}
