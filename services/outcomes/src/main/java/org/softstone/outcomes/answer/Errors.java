package org.softstone.outcomes.answer;

import java.util.ArrayList;
import java.util.List;
import org.softstone.http.FieldError;

/** What cannot be accepted in a request, in the order in which it was found. */
public final class Errors {

    private final List<FieldError> found = new ArrayList<>();

    public void refuse(String pointer, String detail) {
        found.add(new FieldError(pointer, detail));
    }

    /** Unless the field is refused for another reason, alone or with what it is in. */
    public void require(boolean present, String pointer, String detail) {
        if (!present && !isRefused(pointer)) {
            refuse(pointer, detail);
        }
    }

    public boolean isRefused(String pointer) {
        return found.stream()
                .anyMatch(error -> pointer.equals(error.pointer()) || pointer.startsWith(error.pointer() + "/"));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<FieldError> list() {
        return List.copyOf(found);
    }
}
