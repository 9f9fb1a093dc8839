package org.softstone.database;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Examines exceptions: is infrastructure at fault, and what may be logged. */
public final class Failures {

    private Failures() {}

    /** Whether a retry may succeed later, because the failure is not the event's. */
    public static boolean isInfrastructure(Throwable failure) {
        return DatabaseTrouble.statementsIn(failure).isPresent()
                || chain(failure).anyMatch(VirtualMachineError.class::isInstance);
    }

    /**
     * Class, SQL state and place. Never the message: PostgreSQL puts the refused row into it, Jackson the refused value,
     * and those are health data.
     */
    public static String describe(Throwable failure) {
        Throwable root = root(failure);
        String state = chain(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst()
                .map(found -> " sqlState=" + found)
                .orElse("");
        return root.getClass().getSimpleName() + state + place(failure);
    }

    /** The simple name of the innermost cause, with the SQL state where there is one: a code that may leave the service. */
    public static String code(Throwable failure) {
        Throwable root = root(failure);
        return root instanceof SQLException sql && sql.getSQLState() != null
                ? root.getClass().getSimpleName() + "-" + sql.getSQLState()
                : root.getClass().getSimpleName();
    }

    private static String place(Throwable failure) {
        return chain(failure)
                .flatMap(cause -> Stream.of(cause.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith("org.softstone.") && frame.getFileName() != null)
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
    static Stream<Throwable> chain(Throwable failure) {
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
