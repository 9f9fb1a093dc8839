package org.softstone.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which record stands behind a CloudEvents {@code type}. Derived from the sealed hierarchy, so none is missing. */
public final class EventTypes {

    private static final Map<String, Class<? extends Event>> BY_NAME =
            recordsOf(Event.class).collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    /** The CloudEvents {@code type} of an event record. */
    public static String nameOf(Class<? extends Event> record) {
        return record.getAnnotation(EventType.class).value();
    }

    /** The record for a CloudEvents {@code type}, empty when this version of Softstone does not know it. */
    public static Optional<Class<? extends Event>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Every event record there is. */
    public static Stream<Class<? extends Event>> all() {
        return BY_NAME.values().stream();
    }

    private static Stream<Class<? extends Event>> recordsOf(Class<? extends Event> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> recordsOf(permitted.asSubclass(Event.class)))
                : Stream.of(type);
    }
}
