package org.softstone.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes the {@code instance} away that the library fills in: it would repeat the path as the client sent it. */
@ApplicationScoped
class WithoutInstance implements ProblemPostProcessor {

    @Override
    public int priority() {
        return Integer.MIN_VALUE;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return HttpProblem.builder(problem).withInstance(null).build();
    }
}
