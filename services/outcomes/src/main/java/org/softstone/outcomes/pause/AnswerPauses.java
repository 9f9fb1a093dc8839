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

/** What those are told who ask for pauses: the patient and her team alike. */
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
    Page<PauseView> page(Requester asker, PatientProfile patient, Paging paging) {
        List<Pause> found = pauses.current(patient.patientId()).pauses().stream()
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
        return new Page<>(views(asker, patient, page.items()), page.nextCursor());
    }

    RestResponse<PauseView> add(Requester asker, PatientProfile patient, PauseRequest wish) {
        if (wish == null) {
            throw Problems.malformed("The body must be a pause.");
        }
        return switch (definePauses.add(patient, wish, caller.userId())) {
            case Addition.Added added ->
                RestResponse.status(RestResponse.Status.CREATED, view(asker, patient, added.pause()));
            case Addition.Repeated repeated -> RestResponse.ok(view(asker, patient, repeated.pause()));
            case Addition.Differs _ ->
                throw Problems.conflict(
                        "pause-differs",
                        "This id was used for another pause",
                        "A pause that was told is never overwritten. Send this one under a new id.");
            case Addition.Refused refused -> throw Problems.invalidFields(refused.errors());
        };
    }

    /** @throws HttpProblem 404 for a pause that this patient never had, 409 for one that is over, to herself */
    RestResponse<Void> remove(Requester asker, PatientProfile patient, UUID pauseId) {
        return switch (definePauses.remove(patient, pauseId, asker, caller.userId())) {
            case Removal.Changed _, Removal.Unchanged _ -> RestResponse.noContent();
            case Removal.Over _ ->
                throw Problems.conflict(
                        "pause-over",
                        "This pause is over",
                        "Only a pause that goes on or is yet to come can be ended. Ask your team when it was told by mistake.");
            case Removal.Unknown _ -> throw Problems.notFound();
        };
    }

    private PauseView view(Requester asker, PatientProfile patient, Pause pause) {
        return views(asker, patient, List.of(pause)).getFirst();
    }

    private List<PauseView> views(Requester asker, PatientProfile patient, List<Pause> shown) {
        return switch (asker) {
            case PATIENT -> shown.stream().map(PauseView::from).toList();
            case STAFF -> {
                Map<UUID, Pauses.Told> told = pauses.told(patient.patientId());
                yield shown.stream()
                        .map(pause -> PauseView.from(pause, told.get(pause.pauseId())))
                        .toList();
            }
        };
    }

    private static Instant begins(Pause pause) {
        return pause.from().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
