package org.softstone.outcomes.pause;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;
import org.softstone.outcomes.pause.PausePolicy.Addition;
import org.softstone.outcomes.pause.PausePolicy.Removal;

/** Answers requests about pauses, of the patient and of their team. */
@ApplicationScoped
class AnswerPauses {

    private static final Comparator<Pause> ORDER = Comparator.comparing(AnswerPauses::begins)
            .thenComparing(pause -> pause.pauseId().toString());

    private final Pauses pauses;
    private final DefinePauses definePauses;
    private final Caller caller;

    AnswerPauses(Pauses pauses, DefinePauses definePauses, Caller caller) {
        this.pauses = pauses;
        this.definePauses = definePauses;
        this.caller = caller;
    }

    /** By first day. */
    Page<PauseView> page(Requester requester, PatientProfile patient, Paging paging) {
        List<Pause> found = pauses.current(patient.patientId()).value().pauses().stream()
                .filter(pause -> paging.afterTime() == null
                        || begins(pause).isAfter(paging.afterTime())
                        || begins(pause).equals(paging.afterTime())
                                && pause.pauseId()
                                                .toString()
                                                .compareTo(paging.afterTimeId().toString())
                                        > 0)
                .sorted(ORDER)
                .limit(paging.rows())
                .toList();
        Page<Pause> page = paging.page(found, last -> Cursor.of(begins(last), last.pauseId()));
        return new Page<>(views(requester, patient, page.items()), page.nextCursor());
    }

    RestResponse<PauseView> add(Requester requester, PatientProfile patient, PauseRequest wish) {
        return switch (definePauses.add(patient, wish, caller.userId())) {
            case Addition.Added added ->
                RestResponse.status(RestResponse.Status.CREATED, view(requester, patient, added.pause()));
            case Addition.Repeated repeated -> RestResponse.ok(view(requester, patient, repeated.pause()));
            case Addition.Differs _ ->
                throw Problems.conflict(
                        "pause-differs",
                        "This id was used for another pause",
                        "A pause is never overwritten. Send this one under a new id.");
            case Addition.Refused refused -> throw Problems.invalidFields(refused.errors());
        };
    }

    /** @throws HttpProblem 404 for a pause that this patient never had, 409 when the patient removes one that is over */
    RestResponse<Void> remove(Requester requester, PatientProfile patient, UUID pauseId) {
        return switch (definePauses.remove(patient, pauseId, requester, caller.userId())) {
            case Removal.Changed _, Removal.Unchanged _ -> RestResponse.noContent();
            case Removal.Over _ ->
                throw Problems.conflict(
                        "pause-over",
                        "This pause is over",
                        "Only a pause that goes on or is yet to come can be ended. Ask your team when it was entered by mistake.");
            case Removal.Unknown _ -> throw Problems.notFound();
        };
    }

    private PauseView view(Requester requester, PatientProfile patient, Pause pause) {
        return views(requester, patient, List.of(pause)).getFirst();
    }

    private List<PauseView> views(Requester requester, PatientProfile patient, List<Pause> shown) {
        return switch (requester) {
            case PATIENT -> shown.stream().map(PauseView::from).toList();
            case STAFF -> {
                Map<UUID, Pauses.Origin> origins = pauses.origins(patient.patientId());
                yield shown.stream()
                        .map(pause -> PauseView.from(pause, origins.get(pause.pauseId())))
                        .toList();
            }
        };
    }

    private static Instant begins(Pause pause) {
        return pause.from().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
