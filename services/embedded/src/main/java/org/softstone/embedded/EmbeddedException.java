package org.softstone.embedded;

/** Why a server or the stack cannot run, in a sentence for the person at the screen. */
public final class EmbeddedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmbeddedException(String sentence) {
        super(sentence);
    }

    public EmbeddedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
