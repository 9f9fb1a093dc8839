package org.softstone.outcomes.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;
import org.softstone.outcomes.paging.PageRequest;

/** A treated patient's reports. */
@Path("/patients/{patientId}/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PatientReportsResource {

    private final PatientAccess access;
    private final Caller caller;
    private final Reports reports;

    PatientReportsResource(PatientAccess access, Caller caller, Reports reports) {
        this.access = access;
        this.caller = caller;
        this.reports = reports;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Transactional
    @Operation(summary = "A treated patient's reports, newest first; coordinators see no notes")
    public Page<ReportView> reports(
            @PathParam("patientId") UUID patientId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        PageRequest request = PageRequest.of(limit, cursor);
        access.ofTreated(patientId, "read-reports");
        return ReportPages.page(reports.page(patientId, request), request, view());
    }

    private Function<FiledReport, ReportView> view() {
        boolean readsNotes = caller.isIn(Group.NURSE) || caller.isIn(Group.PHYSICIAN);
        return readsNotes ? ReportView::from : ReportView::withoutNote;
    }
}
