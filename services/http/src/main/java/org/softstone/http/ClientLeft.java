package org.softstone.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;

/** Whether something failed because nobody was there any more to be answered: news, and no failure of ours. */
class ClientLeft {

    // What the server's stream says while an answer is written; there is no type for it.
    private static final String WHILE_WRITING = "Connection has been closed";
    private static final int DEEPEST = 20;

    private ClientLeft() {}

    static boolean explains(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            if (cause instanceof HttpClosedException
                    || cause instanceof StreamResetException
                    || cause instanceof IOException && WHILE_WRITING.equals(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }
}
