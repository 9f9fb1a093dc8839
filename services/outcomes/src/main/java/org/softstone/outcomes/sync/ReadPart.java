package org.softstone.outcomes.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.softstone.http.PartProblems;
import org.softstone.http.Problems;
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
    <T> Result<T> as(Class<T> type, String text, String pointer) {
        try {
            T part = strictJson.readValue(text, type);
            return part == null
                    ? new Result.Unreadable<>(Problems.invalidField(pointer, "must be an object"))
                    : new Result.Readable<>(part);
        } catch (JsonProcessingException e) {
            return new Result.Unreadable<>(PartProblems.at(pointer, PartProblems.unreadable(e)));
        }
    }

    /** The report that a part names although the part cannot be read: the answer, and amendments beside it, name it too. */
    Optional<UUID> reportIdIn(String text) {
        try {
            return WireText.uuid(strictJson.readTree(text).path("reportId").textValue());
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
