package org.softstone.testing.examples.body;

import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

@Path("/example")
class BodyResource {

    @PUT
    public void put(@RequestBody(required = true) String body) {}
}
