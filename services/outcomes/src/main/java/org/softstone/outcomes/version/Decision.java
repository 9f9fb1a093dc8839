package org.softstone.outcomes.version;

import java.util.List;
import org.softstone.http.FieldError;

/** Whether a requested value is accepted. */
public sealed interface Decision<T> {

    record Accepted<T>(T value) implements Decision<T> {}

    record Refused<T>(List<FieldError> errors) implements Decision<T> {}
}
