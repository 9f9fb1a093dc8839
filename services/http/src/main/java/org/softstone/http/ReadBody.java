package org.softstone.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads a request's body within its limit and says in one way what is wrong with it. */
@Provider
class ReadBody implements ReaderInterceptor {

    private static final Logger LOG = Logger.getLogger(ReadBody.class);

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        long limit = limitOf(context);
        if (LimitedBody.announcedLength(context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH)) > limit) {
            throw Problems.tooLarge();
        }
        LimitedBody body = new LimitedBody(UnpackedBody.of(context), limit);
        context.setInputStream(body);
        Object entity;
        try {
            if (isJson(context.getMediaType())) {
                context.setInputStream(new ByteArrayInputStream(json(body, context.getType())));
            }
            entity = context.proceed();
        } catch (IOException | WebApplicationException e) {
            if (body.isTooLarge()) {
                throw Problems.tooLarge();
            }
            if (body.isBroken()) {
                LOG.debug("A body did not arrive as it should", e);
                throw StableProblems.problem(body.isTooSlow() ? 408 : 400);
            }
            Optional<HttpProblem> problem = JsonErrors.problemOf(e);
            if (problem.isPresent()) {
                throw problem.get();
            }
            throw e;
        }
        if (entity == null && isJson(context.getMediaType()) && !mayBeAbsent(context)) {
            throw Problems.malformed("This needs a JSON body.");
        }
        return entity;
    }

    /** @param type what it is read into; who takes bytes sees to their encoding */
    private static byte[] json(LimitedBody body, Class<?> type) throws IOException {
        byte[] text = WireJson.withoutMark(body.readAllBytes());
        if (type != byte[].class) {
            WireJson.requireUtf8(text);
        }
        return text;
    }

    private static long limitOf(ReaderInterceptorContext context) {
        return Arrays.stream(context.getAnnotations())
                .filter(BodyLimit.class::isInstance)
                .map(BodyLimit.class::cast)
                .mapToLong(annotation -> Math.min(annotation.bytes(), BodyLimit.MAX_BYTES))
                .findFirst()
                .orElse(BodyLimit.DEFAULT_BYTES);
    }

    private static boolean mayBeAbsent(ReaderInterceptorContext context) {
        return Arrays.stream(context.getAnnotations()).anyMatch(MayBeAbsent.class::isInstance);
    }

    private static boolean isJson(MediaType type) {
        String subtype = type == null ? "" : type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json") || subtype.endsWith("+json");
    }
}
