package org.softstone.infusions.visit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Group;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.infusions.course.TreatedCourses;

@Path("/courses/{courseId}/visits")
@Tag(name = "Visits")
@RunOnVirtualThread
class CourseVisitsResource {

    private final Visits visits;
    private final TreatedCourses treatedCourses;

    CourseVisitsResource(Visits visits, TreatedCourses treatedCourses) {
        this.visits = visits;
        this.treatedCourses = treatedCourses;
    }

    @GET
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(operationId = "listVisitsOfCourse", summary = "The visits of a course, moved ones too, by time")
    public Page<VisitView> visits(
            @PathParam("courseId") UUID courseId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        treatedCourses.patientOf(courseId, "read-visits");
        Paging paging = Visits.paging(limit, cursor);
        return paging.page(visits.pageOfCourse(courseId, paging), VisitView::from, Visits::cursor);
    }
}
