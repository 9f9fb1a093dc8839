package org.softstone.outcomes.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Finds where the values of a JSON document begin and end without parsing them, so that an error in one value does not affect the
 * others: bytes that are not UTF-8, control characters in a text, invalid escapes and numbers, missing values. Brackets, quotes,
 * colons and commas must match. Where they do not, it is uncertain where one value ends and the next begins, and a guess could
 * duplicate one or mistake it for its neighbour: then it stops.
 */
final class JsonScanner {

    /** The document is broken: where, in bytes. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        private final int offset;

        Broken(int offset) {
            super("not JSON at byte " + offset, null, false, false);
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }

    /** What may come next within a container. */
    private enum Next {
        NAME,
        COLON,
        VALUE,
        /** A comma, or the end of the container. */
        COMMA
    }

    private final byte[] body;
    private final int end;
    private int at;

    JsonScanner(byte[] body) {
        this(body, 0, body.length);
    }

    private JsonScanner(byte[] body, int start, int end) {
        this.body = body;
        this.at = start;
        this.end = end;
    }

    /** The text of a member of an object that was found before; empty when it is no object or has no such member. */
    static Optional<JsonPart> member(JsonPart object, String name) {
        JsonScanner inside = new JsonScanner(object.body(), object.start(), object.end());
        try {
            return inside.isNext('{') ? inside.member(name) : Optional.empty();
        } catch (Broken e) {
            throw new IllegalArgumentException("was not found whole", e);
        }
    }

    private Optional<JsonPart> member(String name) throws Broken {
        String quoted = '"' + name + '"';
        at++;
        while (!isNext('}')) {
            if (takeIfNext(',')) {
                continue;
            }
            JsonPart found = string();
            take(':');
            if (isNext(',') || isNext('}')) {
                continue;
            }
            JsonPart value = value();
            if (found.text().equals(quoted)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    boolean isAtEnd() {
        skipBlanks();
        return at == end;
    }

    int offset() {
        return at;
    }

    boolean isNext(char expected) {
        skipBlanks();
        return at < end && body[at] == expected;
    }

    boolean takeIfNext(char expected) {
        boolean next = isNext(expected);
        if (next) {
            at++;
        }
        return next;
    }

    void take(char expected) throws Broken {
        if (!takeIfNext(expected)) {
            throw new Broken(at);
        }
    }

    /** The values of the list that comes next. @param begins gets the index of each before it is scanned */
    List<JsonPart> list(IntConsumer begins) throws Broken {
        List<JsonPart> values = new ArrayList<>();
        take('[');
        if (takeIfNext(']')) {
            return values;
        }
        do {
            begins.accept(values.size());
            values.add(value());
        } while (takeIfNext(','));
        take(']');
        return values;
    }

    /** The value that comes next. */
    JsonPart value() throws Broken {
        skipBlanks();
        if (at == end) {
            throw new Broken(at);
        }
        return switch (body[at]) {
            case '"' -> string();
            case '{', '[' -> container();
            default -> scalar();
        };
    }

    /** The text that comes next. */
    JsonPart string() throws Broken {
        skipBlanks();
        int start = at;
        if (at == end || body[at] != '"') {
            throw new Broken(at);
        }
        for (at++; at < end; at++) {
            if (body[at] == '\\') {
                at++;
            } else if (body[at] == '"') {
                at++;
                return new JsonPart(body, start, at);
            }
        }
        throw new Broken(start);
    }

    private JsonPart container() throws Broken {
        int start = at;
        Deque<Byte> open = new ArrayDeque<>();
        Next next = Next.VALUE;
        do {
            skipBlanks();
            if (at == end) {
                throw new Broken(at);
            }
            next = step(open, next);
        } while (!open.isEmpty());
        return new JsonPart(body, start, at);
    }

    /** Takes one token. @param open the brackets that wait for their ends, innermost first */
    private Next step(Deque<Byte> open, Next next) throws Broken {
        byte character = body[at];
        boolean fits = switch (character) {
            case '{', '[' -> next == Next.VALUE;
            case '}' -> next != Next.COLON && open.peek() == '{';
            case ']' -> next != Next.COLON && open.peek() == '[';
            case ',' -> next != Next.COLON;
            case ':' -> next == Next.COLON;
            case '"' -> next == Next.NAME || next == Next.VALUE;
            default -> next == Next.VALUE;
        };
        if (!fits) {
            throw new Broken(at);
        }
        switch (character) {
            case '{', '[' -> {
                open.push(character);
                at++;
                return character == '{' ? Next.NAME : Next.VALUE;
            }
            case '}', ']' -> {
                open.pop();
                at++;
                return Next.COMMA;
            }
            case ',' -> {
                at++;
                return open.peek() == '{' ? Next.NAME : Next.VALUE;
            }
            case ':' -> {
                at++;
                return Next.VALUE;
            }
            case '"' -> {
                string();
                return next == Next.NAME ? Next.COLON : Next.COMMA;
            }
            default -> {
                scalar();
                return Next.COMMA;
            }
        }
    }

    /** Numbers, words, and what is none. */
    private JsonPart scalar() throws Broken {
        int start = at;
        while (at < end && !isStructure(body[at]) && !isBlank(body[at])) {
            at++;
        }
        if (at == start) {
            throw new Broken(at);
        }
        return new JsonPart(body, start, at);
    }

    private void skipBlanks() {
        while (at < end && isBlank(body[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private static boolean isStructure(byte character) {
        return switch (character) {
            case '{', '}', '[', ']', ':', ',', '"' -> true;
            default -> false;
        };
    }
}
