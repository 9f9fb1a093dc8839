package org.softstone.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A body without its {@code Content-Encoding}, of which gzip is the only one. It is unpacked while it is read, so that a
 * limit around it counts what comes out.
 */
class UnpackedBody extends InputStream {

    private static final String TAKEN = "gzip";

    private final InputStream packed;

    /** Null until something is read: a body that fails to arrive fails while it is read, packed or not. */
    private GZIPInputStream unpacked;

    private UnpackedBody(InputStream packed) {
        this.packed = packed;
    }

    /** @throws HttpProblem 415 with what is taken, when it is packed otherwise */
    static InputStream of(ReaderInterceptorContext context) {
        List<String> encodings = context.getHeaders().getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .toList();
        if (encodings.isEmpty()) {
            return context.getInputStream();
        }
        if (encodings.size() > 1 || !encodings.getFirst().equals(TAKEN)) {
            throw HttpProblem.builder(StableProblems.problem(415))
                    .withDetail("Send the body as it is, or with Content-Encoding: gzip.")
                    .withHeader(HttpHeaders.ACCEPT_ENCODING, TAKEN)
                    .build();
        }
        return new UnpackedBody(context.getInputStream());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    /** @throws HttpProblem 400 when it is not packed, or not to its end */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            if (unpacked == null) {
                unpacked = new GZIPInputStream(packed);
            }
            return unpacked.read(buffer, offset, length);
        } catch (ZipException | EOFException _) {
            throw notPacked();
        }
    }

    private static HttpProblem notPacked() {
        return Problems.malformed("The body is not packed as Content-Encoding says.");
    }
}
