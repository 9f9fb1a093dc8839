package org.softstone.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.EOFException;
import java.io.FilterInputStream;
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
class UnpackedBody extends FilterInputStream {

    private static final String TAKEN = "gzip";

    private UnpackedBody(InputStream unpacked) {
        super(unpacked);
    }

    /** @throws HttpProblem 415 with what is taken, when it is packed otherwise; 400 when it is not packed at all */
    static InputStream of(ReaderInterceptorContext context) throws IOException {
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
        try {
            return new UnpackedBody(new GZIPInputStream(context.getInputStream()));
        } catch (ZipException | EOFException _) {
            throw notPacked();
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (ZipException | EOFException _) {
            throw notPacked();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (ZipException | EOFException _) {
            throw notPacked();
        }
    }

    private static HttpProblem notPacked() {
        return Problems.malformed("The body is not packed as Content-Encoding says.");
    }
}
