package org.softstone.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** An API as the services have it, to see on the wire what it answers to bad requests. */
@Path("/samples")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SampleResource {

    static final Semaphore WAITING = new Semaphore(0);

    record Sample(
            Instant at,
            UUID id,
            Pain pain,
            List<Symptom> symptoms,
            List<Flag> flags,
            String note,
            Boolean agreed,
            BigDecimal temperature,
            LocalDate day,
            ZoneId zone) {}

    record Pain(Integer average, int now) {}

    record Symptom(String symptom, Integer severity) {}

    record Many(List<Symptom> symptoms) {}

    enum Flag {
        @JsonProperty("chest-pain")
        CHEST_PAIN,
        @JsonProperty("fainting")
        FAINTING
    }

    @PUT
    @PermitAll
    public Sample echo(Sample sample) {
        return sample;
    }

    @POST
    @Path("/checked")
    @PermitAll
    public Many checked(Many many) {
        FieldCheck check = new FieldCheck();
        for (int i = 0; i < many.symptoms().size(); i++) {
            Symptom symptom = many.symptoms().get(i);
            check.optional(symptom.severity(), "/symptoms/" + i + "/severity", grade -> grade <= 4, "must be up to 4");
            check.required(symptom.symptom(), "/symptoms/" + i + "/symptom");
        }
        check.throwIfAny();
        return many;
    }

    @POST
    @Path("/large")
    @PermitAll
    public Size large(@BodyLimit(bytes = BodyLimit.MAX_BYTES) Sample sample) {
        return new Size(sample.note().length());
    }

    record Size(int characters) {}

    @GET
    @Path("/{id}")
    @PermitAll
    public String one(@PathParam("id") UUID id) {
        return "\"found\"";
    }

    @GET
    @PermitAll
    public Page<Integer> list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor, @QueryParam("of") UUID of) {
        Paging paging = Paging.of(limit, cursor);
        int first = paging.after().map(at -> (int) at.number(0) + 1).orElse(0);
        List<Integer> items = IntStream.range(first, Math.min(first + paging.rows(), 7))
                .boxed()
                .toList();
        return paging.page(items, Cursor::of);
    }

    @GET
    @Path("/listed")
    @PermitAll
    public List<String> listed(@QueryParam("word") List<String> words) {
        return words;
    }

    @GET
    @Path("/waiting")
    @PermitAll
    public String waiting() throws InterruptedException {
        WAITING.acquire();
        return "\"came\"";
    }

    @GET
    @Path("/long")
    @PermitAll
    public StreamingOutput longAnswer() {
        byte[] block = new byte[64 * 1024];
        return sink -> {
            for (int i = 0; i < 1024; i++) {
                sink.write(block);
            }
        };
    }

    @GET
    @Path("/tagged")
    @PermitAll
    public Response tagged(@Context HttpHeaders headers) {
        return EntityTags.answer(headers, EntityTags.ofContent("words", "1"), () -> Response.ok("\"words\""))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    @GET
    @Path("/versioned")
    @PermitAll
    public Response versioned() {
        return Response.ok("\"seventh\"").tag(EntityTags.ofVersion(7)).build();
    }

    @GET
    @Path("/secret")
    @RolesAllowed("nurse")
    public String secret() {
        return "\"for nurses\"";
    }

    @PUT
    @Path("/secret")
    @RolesAllowed("nurse")
    public Sample keepSecret(Sample sample) {
        return sample;
    }

    @GET
    @Path("/undecided")
    public String undecided() {
        return "\"nobody said who may call this\"";
    }

    @GET
    @Path("/failing/{how}")
    @PermitAll
    public String failing(@PathParam("how") String how) throws Throwable {
        throw switch (how) {
            case "bug" -> new IllegalStateException("Maria Musterfrau has pain 9");
            case "sql" -> new IllegalStateException(new SQLException("INSERT INTO report VALUES ('Maria')", "23505"));
            case "away" -> new IllegalStateException(new SQLException("Connection refused", "08001"));
            case "deadlock" -> new IllegalStateException(new SQLException("deadlock detected", "40P01"));
            case "none" -> new IllegalStateException(new SQLException("Sorry, acquisition timeout!"));
            case String state
            when state.matches("[0-9A-Z]{5}") -> new IllegalStateException(new SQLException("trouble", state));
            case "named" -> new NotFoundException("Maria Musterfrau is not here");
            case "error" -> new AssertionError("Maria Musterfrau");
            default -> Problems.conflict("report-differs", "The report differs", "Another one has this id.");
        };
    }

    @GET
    @Path("/unwritable")
    @PermitAll
    public Unwritable unwritable() {
        return new Unwritable();
    }

    static class Unwritable {
        public String getName() {
            throw new IllegalStateException("Maria Musterfrau");
        }
    }
}
