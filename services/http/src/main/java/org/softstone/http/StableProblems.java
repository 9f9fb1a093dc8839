package org.softstone.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.softstone.database.DatabaseTrouble;
import org.softstone.database.Failures;

/**
 * Gives every problem that no feature made a stable type and a constant text. What an exception says may name classes,
 * quote SQL or repeat what the client sent, so none of it is answered; of a failure of ours it is logged.
 */
@ApplicationScoped
class StableProblems implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(StableProblems.class);

    private record Words(String name, String title, String detail) {}

    private static Words words(int status) {
        return switch (status) {
            case 400 ->
                new Words(
                        "malformed-request",
                        "The request cannot be read",
                        "Check the path, the parameters and the body.");
            case 401 ->
                new Words(
                        "not-authenticated",
                        "Not signed in",
                        "Send a valid token of the configured issuer for this audience; yours is missing, expired or not accepted.");
            case 403 -> new Words("forbidden", "Not allowed", "Your role does not allow this.");
            case 404 ->
                new Words(
                        "not-found",
                        "Not found",
                        "There is nothing here that you may see. Check the id and your team.");
            case 405 ->
                new Words(
                        "method-not-allowed", "Method not allowed", "This path exists but does not take this method.");
            case 406 ->
                new Words(
                        "not-acceptable",
                        "Not acceptable",
                        "The answer is not to be had in a media type that Accept names.");
            case 408 -> new Words("too-slow", "Too slow", "The request did not arrive in time. Try again.");
            case 409 -> new Words("conflict", "Conflict", "This does not fit what is stored. Read it again and retry.");
            case 412 -> new Words("changed-meanwhile", "Changed by someone else", "Read it again and retry.");
            case 413 -> new Words("too-large", "Too large", "The body is larger than this takes.");
            case 414 -> new Words("uri-too-long", "The address is too long", "Shorten the query.");
            case 415 ->
                new Words(
                        "unsupported-media-type",
                        "Media type not supported",
                        "Send the media type that is documented, usually application/json.");
            case 422 -> new Words("invalid-fields", "Some fields cannot be accepted", "Nothing was stored.");
            case 431 -> new Words("headers-too-large", "The headers are too large", "Send less.");
            case 503 -> new Words("unavailable", "Not available at this moment", "Try again in some seconds.");
            default ->
                status < 500
                        ? new Words("refused", "Refused", "The request cannot be answered.")
                        : new Words(
                                "internal-error",
                                "Something went wrong",
                                "This is our fault. Try again; if it stays, tell your support.");
        };
    }

    /** A problem of this status that no feature made. */
    static HttpProblem problem(int status) {
        return builder(status).build();
    }

    /** Before everybody else, the logger of the library included. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (isOurs(problem)) {
            return problem;
        }
        return switch (context.cause) {
            case MalformedParameterException parameter -> Problems.malformed(parameter.detail());
            case Throwable cause when problem.getStatusCode() >= 500 -> failed(cause);
            case Throwable cause when isFromJson(cause) -> failed(cause);
            default -> withHeaders(problem);
        };
    }

    private static boolean isOurs(HttpProblem problem) {
        return problem.getType() != null && problem.getType().toString().startsWith("/problems/");
    }

    /** Bodies are read by {@link ReadBody}; JSON that fails anywhere else is an answer of ours. */
    private static boolean isFromJson(Throwable cause) {
        return cause instanceof JsonProcessingException;
    }

    static HttpProblem failed(Throwable cause) {
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.in(cause);
        if (trouble.isPresent()) {
            LOG.warnf(
                    "A request failed because of the database trouble=%s cause=%s",
                    trouble.get(), Failures.describe(cause));
            LOG.debug("A request failed because of the database", cause);
            return builder(503)
                    .withHeader(
                            HttpHeaders.RETRY_AFTER, comesBack(trouble.get()).toSeconds())
                    .build();
        }
        if (ClientLeft.explains(cause)) {
            LOG.debug("A client left before its answer", cause);
        } else {
            LOG.error("A request failed", cause);
        }
        return problem(500);
    }

    private static Duration comesBack(DatabaseTrouble trouble) {
        return switch (trouble) {
            case BUSY -> Duration.ofSeconds(2);
            case AWAY -> Duration.ofSeconds(5);
            // Somebody has to do something first.
            case CANNOT_WRITE -> Duration.ofSeconds(30);
        };
    }

    private static HttpProblem withHeaders(HttpProblem problem) {
        HttpProblem.Builder stable = builder(problem.getStatusCode());
        problem.getHeaders().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                stable.withHeader(name, value);
            }
        });
        return stable.build();
    }

    private static HttpProblem.Builder builder(int status) {
        Words words = words(status);
        return Problems.problem(status, words.name(), words.title(), words.detail());
    }
}
