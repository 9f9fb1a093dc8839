package org.softstone.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** 401 for a token that is missing or refused, without a word about why: that would help to forge the next. */
class AskToSignIn {

    // Before the mappers of the problem library, whose own one does not fit this version of Quarkus.
    private static final int FIRST = 1;

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = FIRST)
    public Response toResponse() {
        return HttpProblem.builder(StableProblems.problem(401))
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
