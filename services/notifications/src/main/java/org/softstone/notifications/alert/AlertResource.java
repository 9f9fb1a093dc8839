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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.access.Group;
import org.softstone.contracts.AlertOutcome;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Problems;
import org.softstone.notifications.alert.AlertState.Acknowledgement;
import org.softstone.notifications.alert.AlertState.Resolution;
import org.softstone.notifications.wording.Codes;

@Path("/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
class AlertResource {

    /** Longer than any note of a few lines, shorter than a document. */
    private static final int LONGEST_NOTE = 2_000;

    private final ReadAlerts readAlerts;
    private final AcknowledgeAlert acknowledgeAlert;
    private final ResolveAlert resolveAlert;

    AlertResource(ReadAlerts readAlerts, AcknowledgeAlert acknowledgeAlert, ResolveAlert resolveAlert) {
        this.readAlerts = readAlerts;
        this.acknowledgeAlert = acknowledgeAlert;
        this.resolveAlert = resolveAlert;
    }

    @GET
    @Operation(summary = "Alerts of patients whom the caller's teams treat now, newest first")
    public Page<AlertView> list(
            @QueryParam("state")
                    @DefaultValue("open")
                    @Schema(enumeration = {"open", "raised", "acknowledged", "resolved", "all"})
                    String state,
            @QueryParam("patientId") UUID patientId,
            @QueryParam("limit")
                    @Schema(
                            type = SchemaType.INTEGER,
                            format = "int32",
                            minimum = "1",
                            maximum = "200",
                            defaultValue = "50")
                    Integer limit,
            @QueryParam("cursor") String cursor) {
        AlertFilter filter = AlertFilter.named(state.isBlank() ? "open" : state)
                .orElseThrow(() -> Problems.malformed("state must be open, raised, acknowledged, resolved or all."));
        UUID before = Cursor.read(cursor, 1).map(last -> last.uuid(0)).orElse(null);
        return readAlerts.page(filter, patientId, before, Page.limit(limit));
    }

    @GET
    @Path("/{alertId}")
    @Operation(summary = "One alert with its history")
    public AlertView get(@PathParam("alertId") UUID alertId) {
        return readAlerts.one(alertId);
    }

    @POST
    @Path("/{alertId}/acknowledge")
    @Operation(summary = "Take the alert; 409 alert-taken says who has it, 409 alert-resolved that it is done")
    public AlertView acknowledge(@PathParam("alertId") UUID alertId) {
        AcknowledgeAlert.Outcome outcome = acknowledgeAlert.acknowledge(alertId);
        return switch (outcome.acknowledgement()) {
            case Acknowledgement.Taken _ -> outcome.alert();
            case Acknowledgement.AlreadyHers _ -> outcome.alert();
            case Acknowledgement.TakenBy(AlertState.Acknowledged state) ->
                throw Problems.problem(
                                409,
                                "alert-taken",
                                "Somebody else has taken this alert",
                                "Ask her, or resolve the alert yourself.")
                        .with("acknowledgedBy", state.by())
                        .with("acknowledgedAt", state.at().toString())
                        .build();
            case Acknowledgement.TooLate(AlertState.Resolved state) -> throw resolvedAlready(state);
        };
    }

    @POST
    @Path("/{alertId}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what came of the alert; 409 alert-resolved when somebody has said otherwise before")
    public AlertView resolve(@PathParam("alertId") UUID alertId, ResolveRequest request) {
        if (request == null || request.outcome() == null) {
            throw Problems.invalidField(
                    "/outcome", "Required: advice, call, visit, hold, dose_order, no_action or false_positive.");
        }
        if (request.note() != null && request.note().length() > LONGEST_NOTE) {
            throw Problems.invalidField("/note", "At most " + LONGEST_NOTE + " characters.");
        }
        ResolveAlert.Outcome outcome = resolveAlert.resolve(alertId, request.outcome(), request.note());
        return switch (outcome.resolution()) {
            case Resolution.Done _ -> outcome.alert();
            case Resolution.AlreadySaid _ -> outcome.alert();
            case Resolution.TooLate(AlertState.Resolved state) -> throw resolvedAlready(state);
        };
    }

    /** @param note clinical free text, may be absent */
    @Schema(name = "ResolveAlert")
    record ResolveRequest(
            @Schema(required = true) @JsonProperty("outcome")
            AlertOutcome outcome,

            @Schema(maxLength = LONGEST_NOTE) @JsonProperty("note")
            String note) {

        /** A note does not belong in a log. */
        @Override
        public String toString() {
            return "ResolveRequest[" + outcome + "]";
        }
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
