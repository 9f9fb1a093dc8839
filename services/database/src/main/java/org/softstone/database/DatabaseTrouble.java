package org.softstone.database;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/**
 * Trouble that passes by itself or is fixed by an operator, and is not the request's fault: a retry can help. Classified by
 * type and SQL state, never by messages, which change between versions of a library.
 */
public enum DatabaseTrouble {
    /** Unreachable, not answering, or shutting down. */
    AWAY,
    /** Others were in the way: no connection or lock in time, a deadlock, a statement that took too long. */
    BUSY,
    /** It answers but stores nothing: disk full, a standby, switched to read-only. */
    CANNOT_WRITE;

    private static final Set<String> LOCKED = Set.of("55P03", "57014");

    private static final Set<String> FULL_OR_READ_ONLY = Set.of("53100", "53400", "25006", "58030");

    /** 08 connection, 28 authorization, 53 resources, 57 shutdown, 58 input/output, XX internal. */
    private static final Set<String> UNREACHABLE_CLASSES = Set.of("08", "28", "53", "57", "58", "XX");

    /** The database does not exist; the session, or its transaction, was ended because it stood idle or took too long. */
    private static final Set<String> UNREACHABLE_STATES = Set.of("3D000", "25P03", "25P04");

    /** Anywhere among the failure's causes. */
    public static Optional<DatabaseTrouble> in(Throwable failure) {
        return statementsIn(failure).or(() -> transactionIn(failure));
    }

    /** The same without exceptions of the transaction manager, which may be caused by a constraint. */
    static Optional<DatabaseTrouble> statementsIn(Throwable failure) {
        return Failures.chain(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> of((SQLException) cause))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** There was no connection, or it was lost: whoever tries at once what failed so would only wait again. */
    static boolean isWithoutConnection(Throwable failure) {
        return Failures.chain(failure)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && (sql.getSQLState() == null || sql.getSQLState().startsWith("08")));
    }

    private static Optional<DatabaseTrouble> of(SQLException failure) {
        String state = failure.getSQLState();
        // Without a state it comes from the pool, for example when no connection was free in time.
        if (state == null || state.length() < 2) {
            return Optional.of(BUSY);
        }
        if (FULL_OR_READ_ONLY.contains(state)) {
            return Optional.of(CANNOT_WRITE);
        }
        if (LOCKED.contains(state) || state.startsWith("40")) {
            return Optional.of(BUSY);
        }
        boolean away = UNREACHABLE_CLASSES.contains(state.substring(0, 2))
                || UNREACHABLE_STATES.contains(state)
                || failure instanceof SQLTransientException;
        return away ? Optional.of(AWAY) : Optional.empty();
    }

    /**
     * The transaction took too long and was rolled back by another thread, or nobody knows whether the commit arrived. Only
     * where nothing else is to blame: what a statement or our own code did shows as a further cause.
     */
    private static Optional<DatabaseTrouble> transactionIn(Throwable failure) {
        boolean refusedByDatabase = Failures.chain(failure).anyMatch(SQLException.class::isInstance);
        boolean ended =
                Failures.chain(failure).filter(DatabaseTrouble::isInnermost).anyMatch(DatabaseTrouble::endsTransaction);
        return ended && !refusedByDatabase ? Optional.of(BUSY) : Optional.empty();
    }

    private static boolean isInnermost(Throwable cause) {
        return cause.getCause() == null || cause.getCause() == cause;
    }

    private static boolean endsTransaction(Throwable cause) {
        return switch (cause) {
            case RollbackException _ -> true;
            case HeuristicMixedException _ -> true;
            case HeuristicRollbackException _ -> true;
            case XAException _ -> true;
            // What uses a transaction that was ended meanwhile gets an exception without a type of its own.
            case Exception other ->
                Stream.of(other.getStackTrace())
                        .limit(1)
                        .map(StackTraceElement::getClassName)
                        .anyMatch(DatabaseTrouble::managesTransactions);
            default -> false;
        };
    }

    private static boolean managesTransactions(String className) {
        return className.startsWith("com.arjuna.")
                || className.startsWith("io.agroal.narayana.")
                || className.startsWith("org.hibernate.resource.transaction.");
    }
}
