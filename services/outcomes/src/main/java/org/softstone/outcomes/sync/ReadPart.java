package org.softstone.outcomes.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.softstone.http.PartProblems;
import org.softstone.http.Problems;
import org.softstone.http.WireJson;
import org.softstone.outcomes.answer.WireText;

/** Reads one part of a sync as strictly as if it were a body of its own. */
@ApplicationScoped
class ReadPart {

    private final ObjectMapper strictJson;

    ReadPart(ObjectMapper strictJson) {
        this.strictJson = strictJson;
    }

    /** What came of it. */
    sealed interface Result<T> {
        record Readable<T>(T part) implements Result<T> {}

        record Unreadable<T>(HttpProblem problem) implements Result<T> {}
    }

    /** @param pointer to the part in the whole request */
    <T> Result<T> as(Class<T> type, JsonPart json, String pointer) {
        OptionalInt fault = WireJson.faultInUtf8(json.body(), json.start(), json.end());
        if (fault.isPresent()) {
            return new Result.Unreadable<>(PartProblems.malformed(pointer, fault.getAsInt()));
        }
        try {
            T part = strictJson.readValue(json.body(), json.start(), json.length(), type);
            return part == null
                    ? new Result.Unreadable<>(Problems.invalidField(pointer, "must be an object"))
                    : new Result.Readable<>(part);
        } catch (JsonProcessingException e) {
            return new Result.Unreadable<>(PartProblems.unreadable(e, pointer, json.start()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no input but the bytes
        }
    }

    /** An id that a part names although the part cannot be read: the answer, and amendments beside it, name it too. */
    static Optional<UUID> idIn(JsonPart json, String field) {
        return JsonScanner.member(json, field)
                .map(JsonPart::text)
                .filter(text -> text.length() > 1 && text.startsWith("\""))
                .flatMap(text -> WireText.uuid(text.substring(1, text.length() - 1)));
    }
}
