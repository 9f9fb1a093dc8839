package org.softstone.infusions.visit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.softstone.access.Caller;
import org.softstone.access.Group;
import org.softstone.contracts.PatientProfile;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.infusions.course.TreatedCourses;
import org.softstone.infusions.request.Creation;

@Path("/courses/{courseId}")
@Tag(name = "Visits")
@RunOnVirtualThread
class CourseVisitsResource {

    private final BookSeries bookSeries;
    private final Visits visits;
    private final TreatedCourses treatedCourses;
    private final TreatedVisits treatedVisits;
    private final Caller caller;

    CourseVisitsResource(
            BookSeries bookSeries,
            Visits visits,
            TreatedCourses treatedCourses,
            TreatedVisits treatedVisits,
            Caller caller) {
        this.bookSeries = bookSeries;
        this.visits = visits;
        this.treatedCourses = treatedCourses;
        this.treatedVisits = treatedVisits;
        this.caller = caller;
    }

    @POST
    @Path("/series")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Operation(operationId = "bookSeries", summary = "Book weekly visits at a wall-clock time of the site, all or none")
    @APIResponse(responseCode = "422", description = "Some fields cannot be accepted; nothing was stored")
    @APIResponse(
            responseCode = "201",
            description = "All visits are booked",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SeriesView.class)))
    @APIResponse(responseCode = "200", description = "The visits, booked by the same request before")
    @APIResponse(
            responseCode = "409",
            description =
                    "Nothing is booked: each clash with alternatives, or what is too near to another infusion with the"
                            + " earliest day; overrideReason insists")
    public RestResponse<SeriesView> bookSeries(@PathParam("courseId") UUID courseId, SeriesRequest request) {
        PatientProfile patient = treatedCourses.patientOf(courseId, "book-series");
        return switch (bookSeries.book(courseId, patient, request, caller.userId())) {
            case SeriesBooking.Booked(Series series, List<Visit> booked) ->
                new Creation.Created<>(treatedVisits.view(series, booked)).response();
            case SeriesBooking.BookedBefore(Series series, List<Visit> booked) ->
                new Creation.Repeated<>(treatedVisits.view(series, booked)).response();
            case SeriesBooking.Refused(int firstNumber, List<ChairPlan.Clash> clashes, ZoneId zone) ->
                throw VisitProblems.clash("The series cannot be booked", clashes, firstNumber, zone);
        };
    }

    @GET
    @Path("/visits")
    @RolesAllowed({Group.NURSE, Group.PHYSICIAN, Group.COORDINATOR})
    @Transactional
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
