package org.softstone.outcomes.window;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Page;
import org.softstone.outcomes.paging.PageRequest;

/** The patient's windows. */
@Path("/me/windows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MyWindowsResource {

    private final PatientAccess access;
    private final Windows windows;

    MyWindowsResource(PatientAccess access, Windows windows) {
        this.access = access;
        this.windows = windows;
    }

    @GET
    @RolesAllowed(Group.PATIENT)
    @Transactional
    @Operation(summary = "Past and coming windows, oldest first")
    public Page<WindowView> windows(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        PageRequest request = PageRequest.of(limit, cursor);
        PatientProfile me = access.ofMe("read-windows");
        Page<ReportWindow> page = request.page(
                windows.page(me.patientId(), request), window -> window.times().opensAt(), ReportWindow::windowId);
        return new Page<>(page.items().stream().map(WindowView::from).toList(), page.nextCursor());
    }
}
