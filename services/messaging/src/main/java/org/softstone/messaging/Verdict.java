package org.softstone.messaging;

/** What became of an event after all attempts. */
sealed interface Verdict<T> {

    record Done<T>(T outcome) implements Verdict<T> {}

    /** It would fail again however often it is tried. */
    record Hopeless<T>(Throwable cause) implements Verdict<T> {}

    /** Somebody else goes on with it. */
    record Abandoned<T>() implements Verdict<T> {}
}
