package org.softstone.outcomes.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.http.Page;
import org.softstone.http.Problems;

/**
 * Which part of a list is asked for.
 *
 * @param after where the page before ended; null for the first page
 */
public record PageRequest(int limit, Position after) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int GREATEST_LIMIT = 200;

    /** The place of an entry in its list. */
    public record Position(Instant at, UUID id) {

        private String toCursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
        }

        private static Position of(String cursor) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|");
                return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
                throw Problems.malformed("cursor is none that this list gave out.");
            }
        }
    }

    /**
     * Reads the query parameters; greater limits are cut to 200.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when they cannot be read
     */
    public static PageRequest of(String limit, String cursor) {
        return new PageRequest(readLimit(limit), cursor == null ? null : Position.of(cursor));
    }

    private static int readLimit(String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (!limit.matches("[1-9][0-9]{0,8}")) {
            throw Problems.malformed("limit must be a whole number from 1.");
        }
        return Math.min(Integer.parseInt(limit), GREATEST_LIMIT);
    }

    /** How many entries to read: one more than are shown, to know whether others follow. */
    public int toRead() {
        return limit + 1;
    }

    public Instant afterAt() {
        return after == null ? null : after.at();
    }

    public UUID afterId() {
        return after == null ? null : after.id();
    }

    /** @param read up to {@link #toRead} entries in the list's order */
    public <T> Page<T> page(List<T> read, Function<T, Position> position) {
        if (read.size() <= limit) {
            return new Page<>(read, null);
        }
        List<T> shown = read.subList(0, limit);
        return new Page<>(shown, position.apply(shown.getLast()).toCursor());
    }
}
