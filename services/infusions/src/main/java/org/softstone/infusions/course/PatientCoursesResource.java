package org.softstone.infusions.course;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.access.PatientAccess;
import org.softstone.http.Page;
import org.softstone.http.Paging;

@Path("/patients/{patientId}/courses")
@Tag(name = "Courses")
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
@RunOnVirtualThread
class PatientCoursesResource {

    private final DraftCourse draftCourse;
    private final ReadCourses readCourses;
    private final PatientAccess access;
    private final Caller caller;

    PatientCoursesResource(DraftCourse draftCourse, ReadCourses readCourses, PatientAccess access, Caller caller) {
        this.draftCourse = draftCourse;
        this.readCourses = readCourses;
        this.access = access;
        this.caller = caller;
    }

    @POST
    @Operation(operationId = "draftCourse", summary = "Begin a course, as a draft")
    @APIResponse(responseCode = "201", description = "The course")
    @APIResponse(responseCode = "200", description = "The course, drafted by the same request before")
    @APIResponse(responseCode = "409", description = "The patient has an open course")
    public RestResponse<CourseView> draft(@PathParam("patientId") UUID patientId, CourseRequest request) {
        access.ofTreated(patientId, "draft-course");
        return draftCourse
                .draft(patientId, request, caller.userId())
                .map(readCourses::view)
                .response();
    }

    @GET
    @Operation(operationId = "listCourses", summary = "The patient's courses")
    public Page<CourseView> list(
            @PathParam("patientId") UUID patientId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        access.ofTreated(patientId, "read-courses");
        return readCourses.of(patientId, Paging.of(limit, cursor));
    }
}
