package org.softstone.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The problems (RFC 9457) that Softstone's APIs answer with. Throw what these make. */
public final class Problems {

    private static final int MOST_ERRORS = 100;

    private Problems() {}

    /**
     * 422: the request was understood but some fields cannot be accepted; nothing was stored. Tells the first 100 errors:
     * a small body of nothing but wrong fields must not become a large answer.
     */
    public static HttpProblem invalidFields(List<FieldError> errors) {
        return problem(
                        422,
                        "invalid-fields",
                        "Some fields cannot be accepted",
                        "Correct the fields listed in errors and send again; nothing was stored.")
                .with("errors", errors.stream().limit(MOST_ERRORS).toList())
                .build();
    }

    public static HttpProblem invalidField(String pointer, String detail) {
        return invalidFields(List.of(new FieldError(pointer, detail)));
    }

    /** 400: no JSON, or a parameter that cannot be read. */
    public static HttpProblem malformed(String detail) {
        return HttpProblem.builder(StableProblems.problem(400))
                .withDetail(detail)
                .build();
    }

    /** 403: this group may not do this. */
    public static HttpProblem forbidden() {
        return StableProblems.problem(403);
    }

    /** 404: there is no such thing, or the caller may not know of it: both look the same. */
    public static HttpProblem notFound() {
        return StableProblems.problem(404);
    }

    /** 409 with a type of its own. @param name kebab-case, becomes {@code /problems/<name>} */
    public static HttpProblem conflict(String name, String title, String detail) {
        return problem(409, name, title, detail).build();
    }

    /** 413: the body is larger than this endpoint takes. */
    public static HttpProblem tooLarge() {
        return StableProblems.problem(413);
    }

    /** 503: try again later. */
    public static HttpProblem unavailable(String name, String title, String detail, Duration retryAfter) {
        return problem(503, name, title, detail)
                .withHeader(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds())
                .build();
    }

    /** For problems with members of their own. */
    public static HttpProblem.Builder problem(int status, String name, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("/problems/" + name))
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail);
    }
}
