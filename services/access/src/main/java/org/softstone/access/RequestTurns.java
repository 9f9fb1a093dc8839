package org.softstone.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** Turns of requests that change something: by the person who calls and by each id in the path. */
@ApplicationScoped
public class RequestTurns {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Caller caller;
    private final TransactionManager transactions;
    private final Turns turns;

    RequestTurns(Caller caller, TransactionManager transactions, TurnsConfig config) {
        this.caller = caller;
        this.transactions = transactions;
        this.turns = new Turns(config);
    }

    /** Begins a transaction of the current request when it is its turn. At once within one, or outside of a request. */
    public <T> T inTurn(Callable<T> transaction) throws Exception {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request == null
                || READING.contains(request.getMethod())
                || transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
            return transaction.call();
        }
        return turns.inTurn(keysOf(request), transaction);
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
