package org.softstone.testing.examples.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/")
class Resource {
    List<Stored> list() {
        return List.of();
    }

    @Entity
    static class Stored {
        @Id
        long id;
    }
}
