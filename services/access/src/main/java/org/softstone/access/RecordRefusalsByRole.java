package org.softstone.access;

import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.softstone.http.PartProblems;
import org.softstone.http.Problems;

/**
 * A call that the caller's role does not allow is recorded before it is answered; if that fails, the answer is 503. Runs
 * before the mapper of the problem library. The security layer refuses on the event loop, which must not wait for a database,
 * so the row is written on another thread.
 */
@ApplicationScoped
class RecordRefusalsByRole {

    private final Executor anotherThread = Executors.newVirtualThreadPerTaskExecutor();
    private final Caller caller;
    private final AuditTrail audit;

    RecordRefusalsByRole(Caller caller, AuditTrail audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @ServerExceptionMapper(priority = Priorities.AUTHENTICATION - 100)
    Uni<Response> refuse(ForbiddenException refusal, ResourceInfo request, UriInfo address) {
        Caller who = caller.detached();
        CalledEndpoint endpoint = CalledEndpoint.of(request);
        UUID patientId = patientIn(address).orElse(null);
        return Uni.createFrom()
                .item(() -> {
                    audit.denied(who, AuditTrail.ROLE, patientId, endpoint);
                    return Problems.forbidden().toResponse();
                })
                .runSubscriptionOn(anotherThread)
                .onFailure()
                .recoverWithItem(failure -> PartProblems.failed(failure).toResponse());
    }

    private static Optional<UUID> patientIn(UriInfo address) {
        String patientId = address.getPathParameters().getFirst("patientId");
        try {
            return Optional.ofNullable(patientId).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
