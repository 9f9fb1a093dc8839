package org.softstone.infusions.course;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.contracts.PatientProfile;
import org.softstone.infusions.order.OrderRequest;
import org.softstone.infusions.order.OrderView;

@Path("/courses/{courseId}")
@Tag(name = "Courses")
@RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
@RunOnVirtualThread
class CourseResource {

    private final TreatedCourses treatedCourses;
    private final ReadCourses readCourses;
    private final RecordConsent recordConsent;
    private final SignOrder signOrder;
    private final StartCourse startCourse;
    private final Caller caller;

    CourseResource(
            TreatedCourses treatedCourses,
            ReadCourses readCourses,
            RecordConsent recordConsent,
            SignOrder signOrder,
            StartCourse startCourse,
            Caller caller) {
        this.treatedCourses = treatedCourses;
        this.readCourses = readCourses;
        this.recordConsent = recordConsent;
        this.signOrder = signOrder;
        this.startCourse = startCourse;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "readCourse", summary = "A course with its consent and the order in force")
    public CourseView read(@PathParam("courseId") UUID courseId) {
        treatedCourses.patientOf(courseId, "read-course");
        return readCourses.one(courseId);
    }

    @POST
    @Path("/consent")
    @Operation(operationId = "recordConsent", summary = "Record the patient's consent: a draft becomes consented")
    @APIResponse(responseCode = "200", description = "The course; also when the same consent was recorded before")
    @APIResponse(responseCode = "409", description = "Another consent is recorded already")
    public CourseView recordConsent(@PathParam("courseId") UUID courseId, ConsentRequest request) {
        PatientProfile patient = treatedCourses.patientOf(courseId, "record-consent");
        recordConsent.record(courseId, patient, request, caller.userId());
        return readCourses.one(courseId);
    }

    @POST
    @Path("/orders")
    @RolesAllowed(Group.PHYSICIAN)
    @Operation(operationId = "signOrder", summary = "Sign an order, or its next version; physicians only")
    @APIResponse(responseCode = "409", description = "The id is already used for something else")
    @APIResponse(responseCode = "201", description = "The signed order")
    @APIResponse(responseCode = "200", description = "The order, signed by the same request before")
    public RestResponse<OrderView> signOrder(@PathParam("courseId") UUID courseId, OrderRequest request) {
        treatedCourses.patientOf(courseId, "sign-order");
        return signOrder.sign(courseId, request, caller.userId()).response();
    }

    @POST
    @Path("/start")
    @Operation(operationId = "startCourse", summary = "Start a consented course that has a signed order")
    @APIResponse(responseCode = "200", description = "The course; also when it was started before")
    @APIResponse(responseCode = "409", description = "Consent or signed order is missing")
    public CourseView start(@PathParam("courseId") UUID courseId) {
        treatedCourses.patientOf(courseId, "start-course");
        startCourse.start(courseId, caller.userId());
        return readCourses.one(courseId);
    }
}
