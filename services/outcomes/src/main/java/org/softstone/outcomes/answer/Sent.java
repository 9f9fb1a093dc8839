package org.softstone.outcomes.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * A JSON object as a client sent it, with exact numbers. Nothing in it has been checked yet, so that a reader can name
 * everything that is wrong at once.
 */
@JsonDeserialize(using = Sent.Exactly.class)
public record Sent(ObjectNode json) {

    private static final String SENT_AT = "sentAt";

    /** The field's text; null when it is absent or no text. */
    public String text(String field) {
        return json.path(field).textValue();
    }

    public JsonNode get(String field) {
        return json.path(field);
    }

    /** An object in it; null when there is none. */
    public Sent part(String field) {
        return json.get(field) instanceof ObjectNode object ? new Sent(object) : null;
    }

    /**
     * The same as part of a request. The request's {@code sentAt} overrides its own, which is from an
     * earlier attempt; unless its own is no time, which has to be refused.
     *
     * @param requestSentAt of the whole request; null when absent
     */
    public Sent withClock(String requestSentAt) {
        JsonNode own = json.path(SENT_AT);
        boolean readable = own.isMissingNode()
                || own.isNull()
                || WireText.time(own.textValue()).isPresent();
        if (requestSentAt == null || !readable) {
            return this;
        }
        return new Sent(json.deepCopy().put(SENT_AT, requestSentAt));
    }

    @Override
    public String toString() {
        return "Sent[…]";
    }

    static final class Exactly extends JsonDeserializer<Sent> {

        private static final ObjectReader READER = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .reader();

        @Override
        public Sent deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.isExpectedStartObjectToken()
                    ? new Sent(READER.readTree(parser))
                    : (Sent) context.handleUnexpectedToken(Sent.class, parser);
        }
    }
}
