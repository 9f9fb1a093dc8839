package org.softstone.outcomes.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.softstone.http.FieldError;
import org.softstone.http.Problems;
import org.softstone.outcomes.answer.WireText;

/**
 * The body of a sync, taken apart into the texts of its parts without reading them: each is then read exactly as if it had
 * come alone, and whatever is wrong with one cannot harm the others.
 *
 * @param sentAt null when not said
 * @param draft null when there is none
 */
record PhoneQueue(String sentAt, List<String> reports, List<String> amendments, String draft) {

    /** Nearly a year of weekly reports. */
    static final int MOST_REPORTS = 50;

    static final int MOST_AMENDMENTS = 50;

    private static final JsonFactory JSON = new JsonFactory();

    /** @throws HttpProblem 400 when it is no JSON, 422 when it is no queue: then nothing of it is handled */
    static PhoneQueue of(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            try (JsonParser parser = JSON.createParser(text)) {
                return new Taking(text, parser).queue();
            }
        } catch (CharacterCodingException e) {
            throw Problems.malformed("The body is not valid JSON in UTF-8.");
        } catch (IOException e) {
            throw Problems.malformed("The body is not valid JSON.");
        }
    }

    private static final class Taking {

        private final String text;
        private final JsonParser parser;
        private final List<FieldError> errors = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private String sentAt;
        private List<String> reports = List.of();
        private List<String> amendments = List.of();
        private String draft;

        Taking(String text, JsonParser parser) {
            this.text = text;
            this.parser = parser;
        }

        PhoneQueue queue() throws IOException {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw Problems.malformed("This needs a JSON body.");
            }
            if (first == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    takeField(parser.currentName());
                }
            } else {
                parser.skipChildren();
                refuse("", "must be an object");
            }
            if (parser.nextToken() != null) {
                throw Problems.malformed("The body holds more than one JSON value.");
            }
            if (!errors.isEmpty()) {
                throw Problems.invalidFields(errors);
            }
            return new PhoneQueue(sentAt, reports, amendments, draft);
        }

        private void takeField(String name) throws IOException {
            if (!seen.add(name)) {
                throw Problems.malformed("The body names a field twice.");
            }
            JsonToken value = parser.nextToken();
            boolean absent = value == JsonToken.VALUE_NULL;
            switch (name) {
                case "sentAt" -> sentAt = absent ? null : time();
                case "reports" -> reports = absent ? List.of() : entries("/reports", MOST_REPORTS);
                case "amendments" -> amendments = absent ? List.of() : entries("/amendments", MOST_AMENDMENTS);
                case "draft" -> draft = absent ? null : part();
                default -> {
                    parser.skipChildren();
                    refuse("/" + shortened(name), "is not a known field");
                }
            }
        }

        private String time() throws IOException {
            String said = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
            parser.skipChildren();
            if (WireText.time(said).isEmpty()) {
                refuse("/sentAt", WireText.TIME_EXPECTED);
            }
            return said;
        }

        private List<String> entries(String pointer, int most) throws IOException {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                parser.skipChildren();
                refuse(pointer, "must be a list");
                return List.of();
            }
            List<String> entries = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                entries.add(part());
            }
            if (entries.size() > most) {
                refuse(pointer, "must have at most %d entries".formatted(most));
            }
            return entries;
        }

        /** The text of the value that begins with the current token. */
        private String part() throws IOException {
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            parser.finishToken();
            return text.substring(start, (int) parser.currentLocation().getCharOffset());
        }

        private void refuse(String pointer, String detail) {
            errors.add(new FieldError(pointer, detail));
        }

        private static String shortened(String name) {
            String start = name.length() > 64 ? name.substring(0, 64) : name;
            return start.replace("~", "~0").replace("/", "~1");
        }
    }

    @Override
    public String toString() {
        return "PhoneQueue[…]";
    }
}
