package org.softstone.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Entity tags and the conditions that name them (RFC 9110, sections 8.8.3 and 13.1). What is edited under {@code If-Match}
 * has a strong tag, its version, and is not compressed (see {@link CommonHeaders}). What is read again under
 * {@code If-None-Match} has a weak one, because the same words may come compressed or not.
 */
public final class EntityTags {

    private static final String ANY = "*";
    private static final int DIGEST_BYTES = 16;

    /** An element of a list, which may be empty, and the comma or the end after it. */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*((?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")?[ \\t]*(,|$)");

    private EntityTags() {}

    /** For {@code If-Match}. */
    public static EntityTag ofVersion(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** 200 with the version as {@code ETag}. */
    public static <T> RestResponse<T> tagged(T view, long version) {
        return RestResponse.ResponseBuilder.ok(view).tag(ofVersion(version)).build();
    }

    /** For {@code If-None-Match}: the same for the same parts. */
    public static EntityTag ofContent(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update((part.length + " ").getBytes(StandardCharsets.US_ASCII));
                digest.update(part);
            }
            return new EntityTag(HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES), true);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    public static EntityTag ofContent(String... parts) {
        return ofContent(Arrays.stream(parts)
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
    }

    /**
     * 304 where the client has what the tag names, else the answer; only the client's own device may keep it, and asks each
     * time, since it is health data.
     *
     * @param answer asked for only when it is needed
     */
    public static Response.ResponseBuilder answer(
            HttpHeaders request, EntityTag tag, Supplier<Response.ResponseBuilder> answer) {
        CacheControl revalidate = new CacheControl();
        revalidate.setPrivate(true);
        revalidate.setNoCache(true);
        Response.ResponseBuilder builder = isKnown(request.getRequestHeader(HttpHeaders.IF_NONE_MATCH), tag)
                ? Response.notModified()
                : answer.get();
        return builder.tag(tag).cacheControl(revalidate);
    }

    /**
     * @param ifNoneMatch the header, line by line; what cannot be read names nothing: the whole answer again is better than
     *     none
     */
    static boolean isKnown(List<String> ifNoneMatch, EntityTag tag) {
        if (isAny(ifNoneMatch)) {
            return true;
        }
        return tagsIn(ifNoneMatch).orElse(List.of()).stream()
                .anyMatch(known -> known.getValue().equals(tag.getValue()));
    }

    /**
     * Which version an editor says to have seen. One rule for all that two people may edit: to replace what exists, name its
     * version or {@code *}; to define the first version, or to send again what is stored already, nothing need be named.
     */
    public sealed interface Expected {

        /**
         * Before what exists is replaced by something else.
         *
         * @param current its version; 0 when there is none yet
         * @throws HttpProblem 428 when no version was named, 412 when another one
         */
        default void require(long current) {
            if (this instanceof Unsaid && current > 0) {
                throw Problems.problem(
                                428,
                                "if-match-required",
                                "Say which version you have seen",
                                "Send If-Match with the ETag of what you have read, or * to overwrite any version.")
                        .build();
            }
            if (this instanceof OneOf(List<EntityTag> tags) && !tags.contains(ofVersion(current))) {
                throw changedMeanwhile();
            }
        }

        /** No {@code If-Match}. */
        record Unsaid() implements Expected {}

        /** {@code *}: whatever it is now. */
        record Whatever() implements Expected {}

        record OneOf(List<EntityTag> tags) implements Expected {
            public OneOf {
                tags = List.copyOf(tags);
            }
        }
    }

    /** 412: somebody else was faster. */
    public static HttpProblem changedMeanwhile() {
        return Problems.problem(
                        412,
                        "list-changed",
                        "The list was changed meanwhile",
                        "Read it again, apply your change to what it is now, and send that with its ETag.")
                .build();
    }

    /**
     * @param ifMatch the header, line by line
     * @throws HttpProblem 400 when it cannot be read
     */
    public static Expected expected(List<String> ifMatch) {
        if (ifMatch == null || ifMatch.isEmpty()) {
            return new Expected.Unsaid();
        }
        if (isAny(ifMatch)) {
            return new Expected.Whatever();
        }
        return new Expected.OneOf(tagsIn(ifMatch)
                .filter(tags -> !tags.isEmpty())
                .orElseThrow(() -> Problems.malformed(
                        "If-Match must be the ETag of what you have read, in its quotes, a list of them, or *.")));
    }

    private static boolean isAny(List<String> header) {
        return header != null && header.size() == 1 && header.getFirst().strip().equals(ANY);
    }

    /** Empty when one of them cannot be read. */
    private static Optional<List<EntityTag>> tagsIn(List<String> header) {
        List<EntityTag> tags = new ArrayList<>();
        for (String line : header == null ? List.<String>of() : header) {
            Matcher element = ELEMENT.matcher(line);
            int read = 0;
            while (read < line.length()) {
                if (!element.region(read, line.length()).lookingAt()) {
                    return Optional.empty();
                }
                if (element.group(1) != null) {
                    tags.add(tag(element.group(1)));
                }
                read = element.end();
            }
        }
        return Optional.of(tags);
    }

    private static EntityTag tag(String text) {
        boolean weak = text.startsWith("W/");
        return new EntityTag(text.substring(weak ? 3 : 1, text.length() - 1), weak);
    }
}
