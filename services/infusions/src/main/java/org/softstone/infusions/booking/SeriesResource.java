package org.softstone.infusions.booking;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.softstone.infusions.course.TreatedCourses;

@Path("/courses/{courseId}/series")
@Tag(name = "Visits")
@RunOnVirtualThread
class SeriesResource {

    private final BookSeries bookSeries;
    private final TreatedCourses treatedCourses;
    private final Caller caller;

    SeriesResource(BookSeries bookSeries, TreatedCourses treatedCourses, Caller caller) {
        this.bookSeries = bookSeries;
        this.treatedCourses = treatedCourses;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(operationId = "bookSeries", summary = "Book weekly visits at a wall-clock time of the site, all or none")
    @APIResponse(responseCode = "201", description = "All visits are booked")
    @APIResponse(responseCode = "200", description = "The visits, booked by the same request before")
    @APIResponse(
            responseCode = "409",
            description =
                    "Nothing is booked: each clash with alternatives, or what is too near to another infusion with the"
                            + " earliest day; an overrideReason overrides this")
    public RestResponse<SeriesView> bookSeries(@PathParam("courseId") UUID courseId, SeriesRequest request) {
        PatientProfile patient = treatedCourses.patientOf(courseId, "book-series");
        return bookSeries.book(courseId, patient, request, caller.userId()).response();
    }
}
