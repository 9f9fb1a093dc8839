package org.softstone.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that refuses to be read beyond its limit, however it is framed. */
class LimitedBody extends FilterInputStream {

    // What the server's stream says; there is no type for it.
    private static final String TIMED_OUT = "Read timed out";

    private final long limit;
    private long count;
    private IOException broken;

    LimitedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    /** @param contentLength the header; 0 when there is none that can be read */
    static long announcedLength(String contentLength) {
        try {
            return contentLength == null ? 0 : Long.parseLong(contentLength);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    boolean isTooLarge() {
        return count > limit;
    }

    /** Whether the body did not arrive as it should: its sender left, or broke the rules of HTTP. */
    boolean isBroken() {
        return broken != null;
    }

    /** Whether its sender was waited for in vain. */
    boolean isTooSlow() {
        return isBroken() && TIMED_OUT.equals(broken.getMessage());
    }

    @Override
    public int read() throws IOException {
        byte[] next = new byte[1];
        return read(next, 0, 1) == -1 ? -1 : next[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        do {
            read = readOnce(buffer, offset, length);
            // Where a trailer follows the last chunk, the server's stream gives nothing before it gives the end.
        } while (read == 0 && length > 0);
        count(Math.max(read, 0));
        return read;
    }

    private int readOnce(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        count += read;
        if (isTooLarge()) {
            throw new IOException("The body is too large");
        }
    }
}
