package org.softstone.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that refuses to be read beyond its limit, however it is framed. */
class LimitedBody extends FilterInputStream {

    private final long limit;
    private long count;

    LimitedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    boolean isTooLarge() {
        return count > limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next == -1 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
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
