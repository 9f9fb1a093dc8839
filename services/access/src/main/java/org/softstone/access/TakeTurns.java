package org.softstone.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** Around every {@code @Transactional} method and outside of the transaction: a request that waits for a turn holds no connection. */
@Interceptor
@Transactional(Transactional.TxType.REQUIRED)
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class TakeTurns {

    private final RequestTurns turns;

    TakeTurns(RequestTurns turns) {
        this.turns = turns;
    }

    @AroundInvoke
    Object inTurn(InvocationContext transaction) throws Exception {
        return turns.inTurn(transaction::proceed);
    }
}
