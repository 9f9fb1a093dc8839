package org.softstone.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * JSON travels in UTF-8 (RFC 8259 §8.1). A byte-order mark of UTF-8 before it is dropped, because some programs write one;
 * every other encoding is refused, also where a parser would guess it.
 */
public final class WireJson {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final int MARK_OF_UTF_16 = 0xFEFF;

    private static final int SWAPPED_MARK_OF_UTF_16 = 0xFFFE;

    private WireJson() {}

    /** @throws HttpProblem 400 when it is UTF-16 or UTF-32 */
    static byte[] withoutMark(byte[] body) {
        if (isWide(body)) {
            throw Problems.malformed("The body is not in UTF-8 but in UTF-16 or UTF-32.");
        }
        boolean marked = body.length >= MARK.length && Arrays.equals(body, 0, MARK.length, MARK, 0, MARK.length);
        return marked ? Arrays.copyOfRange(body, MARK.length, body.length) : body;
    }

    /** @throws HttpProblem 400 when it is no UTF-8 */
    static void requireUtf8(byte[] text) {
        faultInUtf8(text, 0, text.length).ifPresent(at -> {
            throw Problems.malformed("The body is not UTF-8 at byte %d.".formatted(at));
        });
    }

    /** Where the bytes stop being UTF-8, counted from the first of the array; empty when they do not. */
    public static OptionalInt faultInUtf8(byte[] text, int from, int to) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(text, from, to - from);
        CharBuffer out = CharBuffer.allocate(Math.min(to - from, 8192) + 1);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return result.isError() ? OptionalInt.of(in.position()) : OptionalInt.empty();
    }

    /** JSON begins with a character of ASCII, so that a zero among the first two bytes is half of one. */
    private static boolean isWide(byte[] body) {
        if (body.length < 2) {
            return false;
        }
        int first = (body[0] & 0xFF) << 8 | body[1] & 0xFF;
        return first == MARK_OF_UTF_16 || first == SWAPPED_MARK_OF_UTF_16 || body[0] == 0 || body[1] == 0;
    }
}
