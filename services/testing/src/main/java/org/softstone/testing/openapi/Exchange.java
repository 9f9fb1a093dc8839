package org.softstone.testing.openapi;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A request and what was answered.
 *
 * @param uri as it was sent, raw, with its query
 * @param requestType the request's media type with its parameters; null without a body
 * @param requestBody null when there is none, or when nobody but the service can read it
 * @param answerType null when the answer names none
 */
public record Exchange(
        String method,
        URI uri,
        String requestType,
        byte[] requestBody,
        int status,
        String answerType,
        byte[] answerBody) {

    private static final String UNTOLD = "application/octet-stream";

    /** What was answered, when nothing is to be said of the request's body. */
    public static Exchange of(String method, URI uri, int status, String answerType, String answerBody) {
        return new Exchange(method, uri, UNTOLD, null, status, answerType, answerBody.getBytes(StandardCharsets.UTF_8));
    }

    static String withoutParameters(String mediaType) {
        return mediaType == null ? "" : mediaType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    boolean isAccepted() {
        return status >= 200 && status < 300;
    }

    boolean isProblem() {
        return status >= 400;
    }

    @Override
    public String toString() {
        return method + " " + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()) + " → "
                + status;
    }
}
