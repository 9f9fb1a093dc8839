package org.softstone.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/** What is wrong with one part of a request whose other parts go on, such as one report out of a phone's queue. */
public final class PartProblems {

    private static final String ERRORS = "errors";
    private static final int MALFORMED = 400;

    private PartProblems() {}

    /**
     * What is wrong with a part that cannot be read.
     *
     * @param pointer to the part in the whole request
     * @param start of the part in the whole request, in bytes
     */
    public static HttpProblem unreadable(JsonProcessingException failure, String pointer, int start) {
        HttpProblem problem = JsonErrors.problemOf(failure).orElseGet(() -> failed(failure));
        return problem.getStatusCode() == MALFORMED
                ? malformed(pointer, start + JsonErrors.offsetOf(failure).orElse(0))
                : at(pointer, problem);
    }

    /** 400: what is there is no JSON in UTF-8. @param offset in the whole request, in bytes */
    public static HttpProblem malformed(String pointer, long offset) {
        String detail = "is not valid JSON in UTF-8 at byte " + offset;
        return HttpProblem.builder(Problems.malformed(
                        "The body %s%s.".formatted(detail, pointer.isEmpty() ? "" : ", in " + pointer)))
                .with(ERRORS, List.of(new FieldError(pointer, detail)))
                .build();
    }

    /** Our failure, which is logged: 503 when it goes away by itself, else 500. */
    public static HttpProblem failed(Throwable failure) {
        return StableProblems.failed(failure);
    }

    /** The same with pointers into the whole request. @param pointer to the part */
    public static HttpProblem at(String pointer, HttpProblem problem) {
        if (!(problem.getParameters().get(ERRORS) instanceof List<?> errors)) {
            return problem;
        }
        return HttpProblem.builder(problem)
                .with(
                        ERRORS,
                        errors.stream()
                                .map(error -> error instanceof FieldError field
                                        ? new FieldError(pointer + field.pointer(), field.detail())
                                        : error)
                                .toList())
                .build();
    }
}
