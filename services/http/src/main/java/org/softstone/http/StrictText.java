package org.softstone.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;

/** Reads a type from a JSON string and from nothing else. */
class StrictText<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    StrictText(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), parser);
        }
        String text = parser.getText();
        Optional<String> fault = StorableText.fault(text);
        if (fault.isPresent()) {
            throw new Unstorable(parser, handledType(), fault.get());
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            return (T) context.handleWeirdStringValue(handledType(), "", "not accepted");
        }
    }

    /** Text that cannot be stored; its message may be shown. */
    static class Unstorable extends MismatchedInputException {

        private static final long serialVersionUID = 1L;

        Unstorable(JsonParser parser, Class<?> type, String fault) {
            super(parser, fault, type);
        }
    }
}
