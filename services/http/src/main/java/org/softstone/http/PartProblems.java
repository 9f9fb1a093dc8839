package org.softstone.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/** What is wrong with one part of a request whose other parts go on, such as one report out of a phone's queue. */
public final class PartProblems {

    private static final String ERRORS = "errors";

    private PartProblems() {}

    /** What a body that cannot be read would be answered with, if it were this part alone. */
    public static HttpProblem unreadable(JsonProcessingException failure) {
        return JsonErrors.problemOf(failure).orElseGet(() -> failed(failure));
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
