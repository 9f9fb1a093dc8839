package org.softstone.infusions.course;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.http.MayBeAbsent;
import org.softstone.infusions.request.ReasonRequest;

/** Clinical decisions about a course under way. */
@Path("/courses/{courseId}")
@Tag(name = "Courses")
@APIResponse(responseCode = "200", description = "The course; also when it was in that state for this reason before")
@APIResponse(responseCode = "409", description = "The course's state does not allow this, or has another reason")
@RolesAllowed({Group.NURSE, Group.PHYSICIAN})
@RunOnVirtualThread
class CourseTurnsResource {

    private final TreatedCourses treatedCourses;
    private final TurnCourse turnCourse;
    private final ReadCourses readCourses;
    private final Caller caller;

    CourseTurnsResource(TreatedCourses treatedCourses, TurnCourse turnCourse, ReadCourses readCourses, Caller caller) {
        this.treatedCourses = treatedCourses;
        this.turnCourse = turnCourse;
        this.readCourses = readCourses;
        this.caller = caller;
    }

    @POST
    @Path("/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "holdCourse",
            summary = "Suspend the infusions: nothing is booked and nobody checked in meanwhile; weekly reports go on")
    public CourseView hold(@PathParam("courseId") UUID courseId, @MayBeAbsent ReasonRequest request) {
        treatedCourses.patientOf(courseId, "hold-course");
        turnCourse.hold(courseId, ReasonRequest.optional(request), caller.userId());
        return readCourses.one(courseId);
    }

    @POST
    @Path("/resume")
    @Operation(operationId = "resumeCourse", summary = "Go on with a course that is on hold")
    public CourseView resume(@PathParam("courseId") UUID courseId) {
        treatedCourses.patientOf(courseId, "resume-course");
        turnCourse.resume(courseId, caller.userId());
        return readCourses.one(courseId);
    }

    @POST
    @Path("/complete")
    @Operation(
            operationId = "completeCourse",
            summary = "End the course as planned: follow-up reports begin, visits still booked are cancelled")
    public CourseView complete(@PathParam("courseId") UUID courseId) {
        treatedCourses.patientOf(courseId, "complete-course");
        turnCourse.complete(courseId, caller.userId());
        return readCourses.one(courseId);
    }

    @POST
    @Path("/discontinue")
    @Operation(
            operationId = "discontinueCourse",
            summary = "End the course early, with a reason: visits still booked are cancelled")
    public CourseView discontinue(@PathParam("courseId") UUID courseId, ReasonRequest request) {
        treatedCourses.patientOf(courseId, "discontinue-course");
        turnCourse.discontinue(courseId, ReasonRequest.required(request), caller.userId());
        return readCourses.one(courseId);
    }
}
