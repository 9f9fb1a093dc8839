package org.softstone.notifications.alert;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Group;
import org.softstone.contracts.AlertOutcome;
import org.softstone.http.FreeText;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;
import org.softstone.notifications.alert.AlertState.Acknowledgement;
import org.softstone.notifications.alert.AlertState.HandOver;
import org.softstone.notifications.alert.AlertState.Resolution;
import org.softstone.notifications.wording.Codes;

@Path("/alerts")
@Tag(name = "Alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
class AlertResource {

    /** Longer than any note of a few lines, shorter than a document. */
    private static final int LONGEST_NOTE = 2_000;

    private final ReadAlerts readAlerts;
    private final AcknowledgeAlert acknowledgeAlert;
    private final HandOverAlert handOverAlert;
    private final ResolveAlert resolveAlert;

    AlertResource(
            ReadAlerts readAlerts,
            AcknowledgeAlert acknowledgeAlert,
            HandOverAlert handOverAlert,
            ResolveAlert resolveAlert) {
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
        return readAlerts.page(filter, patientId, Paging.of(limit, cursor, 2));
    }

    @GET
    @Path("/{alertId}")
    @Operation(operationId = "readAlert", summary = "One alert with its history")
    public AlertView get(@PathParam("alertId") UUID alertId) {
        return readAlerts.one(alertId);
    }

    @GET
    @Path("/{alertId}/history")
    @Operation(operationId = "listAlertHistory", summary = "All that has happened to the alert, oldest first")
    public Page<AlertView.HistoryEntry> history(
            @PathParam("alertId") UUID alertId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return readAlerts.history(alertId, Paging.of(limit, cursor));
    }

    @POST
    @Path("/{alertId}/acknowledge")
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Take the alert, also from somebody who no longer treats the patient")
    @APIResponse(
            responseCode = "200",
            description = "The alert, taken by the caller now or before",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertView.class)))
    @APIResponse(
            responseCode = "409",
            description = "/problems/alert-taken says who has it, /problems/alert-resolved that it is done")
    public AlertView acknowledge(@PathParam("alertId") UUID alertId) {
        AcknowledgeAlert.Outcome outcome = acknowledgeAlert.acknowledge(alertId);
        return switch (outcome.acknowledgement()) {
            case Acknowledgement.Taken _ -> outcome.alert();
            case Acknowledgement.AlreadyTheirs _ -> outcome.alert();
            case Acknowledgement.TakenBy(AlertState.Acknowledged state) -> throw takenAlready(state);
            case Acknowledgement.TooLate(AlertState.Resolved state) -> throw resolvedAlready(state);
        };
    }

    @POST
    @Path("/{alertId}/hand-over")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "handOverAlert", summary = "Give the alert to a colleague who treats the patient too")
    @APIResponse(
            responseCode = "200",
            description = "The alert, handed over by this or by the same request before",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertView.class)))
    @APIResponse(
            responseCode = "409",
            description = "/problems/alert-not-taken when nobody has taken what it says now, /problems/alert-taken when"
                    + " somebody else has it, /problems/alert-resolved when it is done")
    public AlertView handOver(@PathParam("alertId") UUID alertId, HandOverRequest request) {
        if (request == null || request.to() == null || request.to().isBlank()) {
            throw Problems.invalidField("/to", "Required: the user id of a colleague.");
        }
        return switch (handOverAlert.handOver(alertId, request.to())) {
            case HandOverAlert.Outcome.NobodyThere _ ->
                throw Problems.invalidField("/to", "Nobody who treats this patient and may act on this alert.");
            case HandOverAlert.Outcome.Answered(AlertView alert, HandOver handOver) ->
                switch (handOver) {
                    case HandOver.Done _ -> alert;
                    case HandOver.AlreadyTheirs _ -> alert;
                    case HandOver.NotTaken _ ->
                        throw Problems.conflict(
                                "alert-not-taken",
                                "Nobody has taken this alert",
                                "Acknowledge it first: it is new, or has got worse since somebody acknowledged it.");
                    case HandOver.TakenBy(AlertState.Acknowledged state) -> throw takenAlready(state);
                    case HandOver.TooLate(AlertState.Resolved state) -> throw resolvedAlready(state);
                };
        };
    }

    /** @param to the user id of a colleague, as teams list their members */
    @Schema(name = "HandOverAlert")
    record HandOverRequest(
            @Schema(required = true) @JsonProperty("to") String to) {}

    @POST
    @Path("/{alertId}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "resolveAlert", summary = "Say what came of the alert")
    @APIResponse(
            responseCode = "200",
            description = "The alert, resolved by this or by the same request before",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertView.class)))
    @APIResponse(responseCode = "409", description = "/problems/alert-resolved: somebody has said otherwise before")
    public AlertView resolve(@PathParam("alertId") UUID alertId, ResolveRequest request) {
        if (request == null || request.outcome() == null) {
            throw Problems.invalidField(
                    "/outcome", "Required: advice, call, visit, hold, dose_order, no_action or false_positive.");
        }
        ResolveAlert.Outcome outcome = resolveAlert.resolve(alertId, request.outcome(), noteOf(request));
        return switch (outcome.resolution()) {
            case Resolution.Done _ -> outcome.alert();
            case Resolution.AlreadySaid _ -> outcome.alert();
            case Resolution.TooLate(AlertState.Resolved state) -> throw resolvedAlready(state);
        };
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

    private static RuntimeException takenAlready(AlertState.Acknowledged state) {
        return Problems.problem(
                        409,
                        "alert-taken",
                        "Somebody else has taken this alert",
                        "Ask them, or resolve the alert yourself.")
                .with("acknowledgedBy", state.by())
                .with("acknowledgedAt", state.at().toString())
                .build();
    }

    private static RuntimeException resolvedAlready(AlertState.Resolved state) {
        return Problems.problem(
                        409,
                        "alert-resolved",
                        "This alert is resolved",
                        "Nothing was changed. New evidence raises a new alert.")
                .with("resolvedBy", state.by())
                .with("resolvedAt", state.at().toString())
                .with("outcome", Codes.of(state.outcome()))
                .build();
    }
}
