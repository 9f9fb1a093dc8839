package org.softstone.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Bytes on a socket: what no client library would send. */
record RawHttp(String host, int port) {

    /** In place of a status, where the server closed the connection without an answer. */
    static final int CLOSED = 0;

    private static final int PATIENCE_MILLIS = 10_000;

    record Answer(String text) {
        int status() {
            return text.isEmpty() ? CLOSED : Integer.parseInt(text.split(" ")[1]);
        }

        /** Line by line. */
        List<String> header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    static RawHttp to(URI server) {
        return new RawHttp(server.getHost(), server.getPort());
    }

    Answer get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    Answer send(String request) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return firstAnswer(socket.getInputStream());
        }
    }

    Answer putChunked(String path, String json) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(("PUT " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
                for (int start = 0; start < json.length(); start += 8192) {
                    String chunk = json.substring(start, Math.min(start + 8192, json.length()));
                    out.write((Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } catch (SocketException e) {
                // The server may have answered and closed before everything was sent; its answer can still be read.
            }
            return firstAnswer(socket.getInputStream());
        }
    }

    /** Head and as much of the body as is announced; to the end where the server closes. */
    private static Answer firstAnswer(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) != -1) {
            read.write(next);
            String text = read.toString(StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                String head = text.substring(0, end).toLowerCase(Locale.ROOT);
                int at = head.indexOf("content-length:");
                if (at >= 0) {
                    int length = Integer.parseInt(head.substring(at + "content-length:".length())
                            .trim()
                            .split("\\s")[0]);
                    read.write(in.readNBytes(length));
                    break;
                }
            }
        }
        return new Answer(read.toString(StandardCharsets.UTF_8));
    }
}
