package org.softstone.outcomes.sync;

import java.nio.charset.StandardCharsets;

/** Some bytes of a body that are one JSON value, or should be. */
record JsonPart(byte[] body, int start, int end) {

    int length() {
        return end - start;
    }

    boolean isNull() {
        return text().equals("null");
    }

    /** Bytes that are no UTF-8 are replaced. */
    String text() {
        return new String(body, start, length(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "JsonPart[" + start + "–" + end + "]";
    }
}
