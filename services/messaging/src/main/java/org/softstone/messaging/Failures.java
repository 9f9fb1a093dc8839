package org.softstone.messaging;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;

/** Reads exceptions: is the infrastructure to blame, and what of it may be told. */
final class Failures {

    /**
     * 08 connection, 40 serialization conflict and deadlock, 53 resources, 57 shutdown and cancel, 58 input/output, XX
     * internal; 55P03 lock not to be had, 25006 connected to a standby, 25P03 and 57P05 idle too long.
     */
    private static final Set<String> INFRASTRUCTURE_CLASSES = Set.of("08", "40", "53", "57", "58", "XX");

    private static final Set<String> INFRASTRUCTURE_STATES = Set.of("55P03", "25006", "25P03");

    private Failures() {}

    /** Whether the same attempt may well succeed later, because something that the event has no part in was away. */
    static boolean isInfrastructure(Throwable failure) {
        return chain(failure).anyMatch(Failures::isInfrastructureItself);
    }

    private static boolean isInfrastructureItself(Throwable failure) {
        return switch (failure) {
            case VirtualMachineError _ -> true;
            case SQLTransientException _ -> true;
            case SQLException sql -> isInfrastructureState(sql.getSQLState());
            default -> false;
        };
    }

    /** Without a state it comes from the pool, for example when no connection was to be had in time. */
    private static boolean isInfrastructureState(String state) {
        return state == null
                || state.length() < 2
                || INFRASTRUCTURE_CLASSES.contains(state.substring(0, 2))
                || INFRASTRUCTURE_STATES.contains(state);
    }

    /**
     * Class, SQL state and place. Never the message: PostgreSQL puts the refused row into it, Jackson the refused value,
     * and those are health data.
     */
    static String describe(Throwable failure) {
        Throwable root = root(failure);
        String state = chain(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .findFirst()
                .map(found -> " sqlState=" + found)
                .orElse("");
        return root.getClass().getSimpleName() + state + place(failure);
    }

    /** The simple name of the innermost cause, with the SQL state where there is one: a code that may leave the service. */
    static String code(Throwable failure) {
        Throwable root = root(failure);
        return root instanceof SQLException sql && sql.getSQLState() != null
                ? root.getClass().getSimpleName() + "-" + sql.getSQLState()
                : root.getClass().getSimpleName();
    }

    private static String place(Throwable failure) {
        return chain(failure)
                .flatMap(cause -> Stream.of(cause.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith("org.softstone."))
                .findFirst()
                .map(frame -> " at=" + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /** The failure, its causes, what they suppressed, and the further exceptions of a failed JDBC batch. */
    private static Stream<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.Builder<Throwable> found = Stream.builder();
        Deque<Throwable> waiting = new ArrayDeque<>();
        waiting.add(failure);
        while (!waiting.isEmpty()) {
            Throwable next = waiting.remove();
            if (seen.add(next)) {
                found.add(next);
                if (next.getCause() != null) {
                    waiting.add(next.getCause());
                }
                Collections.addAll(waiting, next.getSuppressed());
                if (next instanceof SQLException sql && sql.getNextException() != null) {
                    waiting.add(sql.getNextException());
                }
            }
        }
        return found.build();
    }
}
