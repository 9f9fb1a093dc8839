package org.softstone.embedded;

import java.time.Duration;

/** A moment's wait while somebody outside this JVM is looked at again and again. */
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
