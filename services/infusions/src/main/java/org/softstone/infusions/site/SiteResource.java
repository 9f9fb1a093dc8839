package org.softstone.infusions.site;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import org.softstone.access.Group;
import org.softstone.http.Cursor;
import org.softstone.http.Page;
import org.softstone.http.Paging;
import org.softstone.http.Problems;

@Path("/sites")
@Tag(name = "Sites and chairs")
@RunOnVirtualThread
class SiteResource {

    private final Sites sites;
    private final Chairs chairs;
    private final DefineSite defineSite;
    private final AddChair addChair;
    private final SitePermission permission;

    SiteResource(Sites sites, Chairs chairs, DefineSite defineSite, AddChair addChair, SitePermission permission) {
        this.sites = sites;
        this.chairs = chairs;
        this.defineSite = defineSite;
        this.addChair = addChair;
        this.permission = permission;
    }

    @POST
    @RolesAllowed(Group.ADMIN)
    @Operation(operationId = "defineSite", summary = "Define a site")
    @APIResponse(responseCode = "409", description = "The id is already used for something else")
    @APIResponse(responseCode = "201", description = "The site")
    @APIResponse(responseCode = "200", description = "The site, defined by the same request before")
    public RestResponse<SiteView> define(SiteRequest request) {
        return defineSite.define(request).response();
    }

    @GET
    @RolesAllowed({Group.ADMIN, Group.COORDINATOR, Group.NURSE, Group.PHYSICIAN})
    @Transactional
    @Operation(operationId = "listSites", summary = "All sites")
    public Page<SiteView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor);
        return paging.page(sites.page(paging), Site::toView, site -> Cursor.of(site.siteId()));
    }

    @POST
    @Path("/{siteId}/chairs")
    @RolesAllowed({Group.ADMIN, Group.COORDINATOR})
    @Operation(
            operationId = "addChair",
            summary = "Add a chair to a site: an admin to any, a coordinator to those of their teams")
    @APIResponse(responseCode = "409", description = "The id is already used for something else, or the name is taken")
    @APIResponse(responseCode = "201", description = "The chair")
    @APIResponse(responseCode = "200", description = "The chair, added by the same request before")
    public RestResponse<ChairView> addChair(@PathParam("siteId") UUID siteId, ChairRequest request) {
        permission.toFurnish(siteId, "add-chair");
        return addChair.add(siteId, request).response();
    }

    @GET
    @Path("/{siteId}/chairs")
    @RolesAllowed({Group.ADMIN, Group.COORDINATOR, Group.NURSE, Group.PHYSICIAN})
    @Transactional
    @Operation(operationId = "listChairs", summary = "The chairs of a site")
    public Page<ChairView> chairs(
            @PathParam("siteId") UUID siteId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        if (sites.findById(siteId) == null) {
            throw Problems.notFound();
        }
        Paging paging = Paging.of(limit, cursor);
        return paging.page(chairs.page(siteId, paging), Chair::toView, chair -> Cursor.of(chair.name()));
    }
}
