package org.softstone.notifications.handling;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Group;
import org.softstone.contracts.AlertOutcome;
import org.softstone.http.FreeText;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;
import org.softstone.notifications.alert.AlertFilter;
import org.softstone.notifications.alert.AlertState;
import org.softstone.notifications.alert.AlertState.Attempt;
import org.softstone.notifications.wording.Codes;

@Path("/alerts")
@Tag(name = "Alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
class AlertResource {

    /** A few lines, not a document. */
    private static final int LONGEST_NOTE = 2_000;

    private final AlertPermission permission;
    private final ReadAlerts readAlerts;
    private final AcknowledgeAlert acknowledgeAlert;
    private final HandOverAlert handOverAlert;
    private final ResolveAlert resolveAlert;

    AlertResource(
            AlertPermission permission,
            ReadAlerts readAlerts,
            AcknowledgeAlert acknowledgeAlert,
            HandOverAlert handOverAlert,
            ResolveAlert resolveAlert) {
        this.permission = permission;
        this.readAlerts = readAlerts;
        this.acknowledgeAlert = acknowledgeAlert;
        this.handOverAlert = handOverAlert;
        this.resolveAlert = resolveAlert;
    }

    @GET
    @Operation(
            operationId = "listAlerts",
            summary = "Alerts of patients whom the caller's teams treat now, those with the newest evidence first")
    public Page<AlertView> list(
            @QueryParam("state")
                    @DefaultValue("open")
                    @Schema(enumeration = {"open", "raised", "acknowledged", "resolved", "all"})
                    String state,
            @QueryParam("patientId") UUID patientId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        AlertFilter filter = AlertFilter.named(state.isBlank() ? "open" : state)
                .orElseThrow(() -> Problems.malformed("state must be open, raised, acknowledged, resolved or all."));
        Paging paging = Paging.of(limit, cursor, 2);
        if (patientId != null) {
            permission.toList(patientId);
        }
        return readAlerts.page(filter, patientId, paging);
    }

    @GET
    @Path("/{alertId}")
    @Operation(operationId = "readAlert", summary = "One alert with its history")
    public AlertView get(@PathParam("alertId") UUID alertId) {
        return readAlerts.one(permission.toSee(alertId, "read-alert"));
    }

    @GET
    @Path("/{alertId}/history")
    @Operation(operationId = "listAlertHistory", summary = "All that has happened to the alert, oldest first")
    public Page<HistoryEntry> history(
            @PathParam("alertId") UUID alertId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor);
        return readAlerts.history(permission.toSee(alertId, "read-alert-history"), paging);
    }

    @POST
    @Path("/{alertId}/acknowledge")
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Take the alert, also from a person who no longer treats the patient")
    @APIResponseSchema(
            value = AlertView.class,
            responseCode = "200",
            responseDescription = "The alert, taken by the caller now or before")
    @APIResponse(
            responseCode = "409",
            description = "/problems/alert-taken says who has it, /problems/alert-resolved that it is resolved")
    public AlertView acknowledge(@PathParam("alertId") UUID alertId) {
        return answer(acknowledgeAlert.acknowledge(permission.toAct(alertId, AcknowledgeAlert.ACTION)));
    }

    @POST
    @Path("/{alertId}/hand-over")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "handOverAlert", summary = "Give the alert to a colleague who treats the patient too")
    @APIResponseSchema(
            value = AlertView.class,
            responseCode = "200",
            responseDescription = "The alert, handed over by this or by the same request before")
    @APIResponse(
            responseCode = "409",
            description =
                    "/problems/alert-not-taken when nobody has acknowledged what it says now, /problems/alert-taken when"
                            + " somebody else has it, /problems/alert-resolved when it is resolved")
    public AlertView handOver(@PathParam("alertId") UUID alertId, HandOverRequest request) {
        if (request.to() == null || request.to().isBlank()) {
            throw Problems.invalidField("/to", "Required: the user id of a colleague.");
        }
        return handOverAlert
                .handOver(permission.toAct(alertId, HandOverAlert.ACTION), request.to())
                .map(AlertResource::answer)
                .orElseThrow(() ->
                        Problems.invalidField("/to", "Nobody who treats this patient and may act on this alert."));
    }

    /** @param to the user id of a colleague, as teams list their members */
    @Schema(name = "HandOverAlert")
    record HandOverRequest(
            @Schema(required = true) @JsonProperty("to") String to) {}

    @POST
    @Path("/{alertId}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "resolveAlert", summary = "Say what came of the alert")
    @APIResponseSchema(
            value = AlertView.class,
            responseCode = "200",
            responseDescription = "The alert, resolved by this or by the same request before")
    @APIResponse(
            responseCode = "409",
            description = "/problems/alert-resolved: it was resolved before, by somebody else or with other content")
    public AlertView resolve(@PathParam("alertId") UUID alertId, ResolveRequest request) {
        if (request.outcome() == null) {
            throw Problems.invalidField(
                    "/outcome", "Required: advice, call, visit, hold, dose_order, no_action or false_positive.");
        }
        String note = noteOf(request);
        return answer(resolveAlert.resolve(permission.toAct(alertId, ResolveAlert.ACTION), request.outcome(), note));
    }

    private static String noteOf(ResolveRequest request) {
        String note = FreeText.tidied(request.note());
        if (note != null) {
            FreeText.faultOfNote(note, LONGEST_NOTE).ifPresent(fault -> {
                throw Problems.invalidField("/note", fault);
            });
        }
        return note;
    }

    /** @param note clinical free text, may be absent */
    @Schema(name = "ResolveAlert")
    record ResolveRequest(
            @Schema(required = true) @JsonProperty("outcome")
            AlertOutcome outcome,

            @Schema(
                    description = "At most 2,000 characters as a person counts them (extended grapheme clusters), and "
                            + "16,000 bytes in UTF-8. Every line end becomes a line feed, a tab or another "
                            + "control character a blank")
            @JsonProperty("note")
            String note) {

        /** A note does not belong in a log. */
        @Override
        public String toString() {
            return "ResolveRequest[" + outcome + "]";
        }
    }

    private static AlertView answer(ShowAlert.Outcome outcome) {
        return switch (outcome.attempt()) {
            case Attempt.Done _, Attempt.AlreadyDone _ -> outcome.alert();
            case Attempt.NotTaken _ ->
                throw Problems.conflict(
                        "alert-not-taken",
                        "Nobody has taken this alert",
                        "Acknowledge it first: it is new, or has got worse since somebody acknowledged it.");
            case Attempt.TakenBy(AlertState.Acknowledged state) ->
                throw Problems.problem(
                                409,
                                "alert-taken",
                                "Somebody else has taken this alert",
                                "Ask them, or resolve the alert yourself.")
                        .with("acknowledgedBy", state.by())
                        .with("acknowledgedAt", state.at().toString())
                        .build();
            case Attempt.TooLate(AlertState.Resolved state) ->
                throw Problems.problem(
                                409,
                                "alert-resolved",
                                "This alert is resolved",
                                "Nothing was changed. New evidence raises a new alert.")
                        .with("resolvedBy", state.by())
                        .with("resolvedAt", state.at().toString())
                        .with("outcome", Codes.of(state.outcome()))
                        .build();
        };
    }
}
