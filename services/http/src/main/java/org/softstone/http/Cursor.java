package org.softstone.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where a list goes on: the sort key of the last item that was answered, made opaque. It says nothing about who may see
 * what comes next: the query decides that again.
 */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\n";
    private static final int LONGEST = 1000;

    public Cursor {
        parts = List.copyOf(parts);
    }

    /** The opaque text for {@link Page#nextCursor}. Parts are instants, ids, numbers, texts without line break. */
    public static String of(Object... parts) {
        String joined = Arrays.stream(parts).map(Object::toString).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the {@code cursor} parameter.
     *
     * @param opaque as the client sent it; null or blank for the first page
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is not one that {@link #of} made from so many parts
     */
    public static Optional<Cursor> read(String opaque, int parts) {
        if (opaque == null || opaque.isBlank()) {
            return Optional.empty();
        }
        if (opaque.length() > LONGEST) {
            throw unreadable();
        }
        try {
            String joined = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(opaque)))
                    .toString();
            Cursor cursor = new Cursor(List.of(joined.split(SEPARATOR, -1)));
            if (cursor.parts().size() != parts || joined.indexOf(0) >= 0) {
                throw unreadable();
            }
            return Optional.of(cursor);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw unreadable();
        }
    }

    public Instant instant(int index) {
        try {
            return WireTime.parse(parts.get(index)).toInstant();
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    public UUID uuid(int index) {
        return Ids.find(parts.get(index)).orElseThrow(Cursor::unreadable);
    }

    public long number(int index) {
        try {
            return Long.parseLong(parts.get(index));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    public String text(int index) {
        return parts.get(index);
    }

    private static RuntimeException unreadable() {
        return Problems.malformed(
                "The cursor cannot be read. Take nextCursor of the page before as it is, or leave cursor away.");
    }
}
