package org.softstone.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** What every answer says in its headers, regardless of who produced it. */
@Singleton
class CommonHeaders {

    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final String IDENTITY = "identity";
    private static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_MODIFIED = 304;

    private final Endpoints endpoints;

    CommonHeaders(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** At the end of the head, so that whoever answers has said what differs. */
    void addTo(RoutingContext request) {
        // The last to be called, since it is the first to be added.
        request.addHeadersEndHandler(end -> complete(request));
    }

    private void complete(RoutingContext request) {
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        headers.set(CONTENT_TYPE_OPTIONS, "nosniff");
        // Nearly everything here is about somebody's health; what may be kept says so.
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (response.getStatusCode() == METHOD_NOT_ALLOWED && !headers.contains(HttpHeaders.ALLOW)) {
            headers.set(HttpHeaders.ALLOW, String.join(", ", endpoints.methodsAt(request.normalizedPath())));
        }
        tellWhatCompressionChanges(response.getStatusCode(), headers);
    }

    /**
     * A strong entity tag names bytes, so such an answer is not compressed; all others may be, and differ by what the client
     * takes.
     */
    private static void tellWhatCompressionChanges(int status, MultiMap headers) {
        String tag = headers.get(HttpHeaders.ETAG);
        if (tag != null && !tag.startsWith("W/")) {
            headers.set(HttpHeaders.CONTENT_ENCODING, IDENTITY);
        } else if (status == NOT_MODIFIED || !IDENTITY.equals(headers.get(HttpHeaders.CONTENT_ENCODING))) {
            String before = headers.get(HttpHeaders.VARY);
            headers.set(HttpHeaders.VARY, before == null ? ACCEPT_ENCODING : before + ", " + ACCEPT_ENCODING);
        }
    }
}
