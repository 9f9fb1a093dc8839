package org.softstone.benchmark;

/** Why nothing could be measured, in one sentence. */
final class BenchmarkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchmarkException(String sentence) {
        super(sentence);
    }

    BenchmarkException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
