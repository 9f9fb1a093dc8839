package org.softstone.outcomes.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.softstone.http.FieldError;
import org.softstone.http.PartProblems;
import org.softstone.http.Problems;
import org.softstone.http.WireJson;
import org.softstone.http.WireTime;
import org.softstone.outcomes.answer.WireText;

/**
 * The body of a sync, split into its parts without parsing them. Each part is then read exactly as if it had come alone, so an
 * error in one does not affect the others.
 *
 * @param sentAt null when not said
 * @param draft null when there is none
 */
record PhoneQueue(String sentAt, List<JsonPart> reports, List<JsonPart> amendments, JsonPart draft) {

    /** Nearly a year of weekly reports. */
    static final int MOST_REPORTS = 50;

    static final int MOST_AMENDMENTS = 50;

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * @param body without a byte-order mark
     * @throws HttpProblem 400 when its parts cannot be told apart, 422 when it is no queue: then nothing of it is handled
     */
    static PhoneQueue of(byte[] body) {
        return new Taking(body).queue();
    }

    private static final class Taking {

        private final byte[] body;
        private final JsonScanner document;
        private final List<FieldError> errors = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        /** Where we are, for what is broken there. */
        private String pointer = "";

        private String sentAt;
        private List<JsonPart> reports = List.of();
        private List<JsonPart> amendments = List.of();
        private JsonPart draft;

        Taking(byte[] body) {
            this.body = body;
            this.document = new JsonScanner(body);
        }

        PhoneQueue queue() {
            try {
                take();
            } catch (JsonScanner.Broken broken) {
                throw PartProblems.malformed(pointer, broken.offset());
            }
            if (!errors.isEmpty()) {
                throw Problems.invalidFields(errors);
            }
            return new PhoneQueue(sentAt, reports, amendments, draft);
        }

        private void take() throws JsonScanner.Broken {
            if (document.isAtEnd()) {
                throw Problems.malformed("This needs a JSON body.");
            }
            if (document.takeIfNext('{')) {
                takeFields();
            } else {
                read(document.value());
                refuse("", "must be an object");
            }
            if (!document.isAtEnd()) {
                throw new JsonScanner.Broken(document.offset());
            }
        }

        private void takeFields() throws JsonScanner.Broken {
            if (document.takeIfNext('}')) {
                return;
            }
            do {
                pointer = "";
                String name = read(document.string());
                document.take(':');
                pointer = "/" + shortened(name);
                takeField(name);
            } while (document.takeIfNext(','));
            pointer = "";
            document.take('}');
        }

        private void takeField(String name) throws JsonScanner.Broken {
            if (!seen.add(name)) {
                throw Problems.malformed("The body names a field twice.");
            }
            switch (name) {
                case "sentAt" -> sentAt = time();
                case "reports" -> reports = entries(MOST_REPORTS);
                case "amendments" -> amendments = entries(MOST_AMENDMENTS);
                case "draft" -> {
                    JsonPart part = document.value();
                    draft = part.isNull() ? null : part;
                }
                default -> {
                    document.value();
                    refuse(pointer, "is not a known field");
                }
            }
        }

        private String time() throws JsonScanner.Broken {
            JsonPart part = document.value();
            if (part.isNull()) {
                return null;
            }
            String said = read(part);
            if (WireText.time(said).isEmpty()) {
                refuse(pointer, WireTime.EXPECTED);
            }
            return said;
        }

        private List<JsonPart> entries(int most) throws JsonScanner.Broken {
            String list = pointer;
            if (!document.isNext('[')) {
                if (!document.value().isNull()) {
                    refuse(list, "must be a list");
                }
                return List.of();
            }
            List<JsonPart> entries = document.list(index -> pointer = list + "/" + index);
            if (entries.size() > most) {
                refuse(list, "must have at most %d entries".formatted(most));
            }
            return entries;
        }

        /** @return null when it is no text */
        private String read(JsonPart part) throws JsonScanner.Broken {
            if (WireJson.faultInUtf8(body, part.start(), part.end()).isPresent()) {
                throw new JsonScanner.Broken(part.start());
            }
            try (JsonParser parser = JSON.createParser(body, part.start(), part.length())) {
                String text = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
                parser.skipChildren();
                return text;
            } catch (IOException _) {
                throw new JsonScanner.Broken(part.start());
            }
        }

        private void refuse(String at, String detail) {
            errors.add(new FieldError(at, detail));
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
