package org.softstone.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.softstone.database.CurrentTransaction;

/** Turns of requests that change something: by the person who calls and by each id in the path. */
@ApplicationScoped
public class RequestTurns {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Caller caller;
    private final CurrentTransaction current;
    private final AuditTrail audit;
    private final Turns turns;

    RequestTurns(Caller caller, CurrentTransaction current, AuditTrail audit, TurnsConfig config) {
        this.caller = caller;
        this.current = current;
        this.audit = audit;
        this.turns = new Turns(config);
    }

    /**
     * Runs a transaction of the current request when it is its turn, and after its end records what was refused in it. At
     * once inside a transaction, or outside of a request.
     */
    public <T> T inTurn(Callable<T> transaction) throws Exception {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request == null || current.isActive()) {
            return transaction.call();
        }
        return audit.recordingRefusalsAfter(
                READING.contains(request.getMethod()) ? transaction : () -> turns.inTurn(keysOf(request), transaction));
    }

    private List<String> keysOf(ResteasyReactiveRequestContext request) {
        List<String> keys = new ArrayList<>();
        keys.add("by " + caller.userId());
        request.getUriInfo()
                .getPathParameters()
                .forEach((name, values) -> values.stream()
                        .map(value -> name + " " + value.toLowerCase(Locale.ROOT))
                        .forEach(keys::add));
        return keys;
    }
}
