package org.softstone.embedded;

import java.time.Duration;

/** A pause between two looks at something outside this JVM. */
public final class Pause {

    private Pause() {}

    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted.", e);
        }
    }
}
