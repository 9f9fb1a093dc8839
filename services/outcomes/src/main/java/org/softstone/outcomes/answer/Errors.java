package org.softstone.outcomes.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.softstone.http.FieldError;

/** What cannot be accepted in a request, in the order in which it was found. */
public final class Errors {

    private final List<FieldError> found = new ArrayList<>();
    private final Set<String> pointers = new HashSet<>();

    public void refuse(String pointer, String detail) {
        found.add(new FieldError(pointer, detail));
        pointers.add(pointer);
    }

    /** Unless the field is refused for another reason, alone or with what it is in. */
    public void require(boolean present, String pointer, String detail) {
        if (!present && !isRefused(pointer)) {
            refuse(pointer, detail);
        }
    }

    /** The field itself, or what it is in. */
    public boolean isRefused(String pointer) {
        String at = pointer;
        while (!pointers.contains(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return pointers.contains(at);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<FieldError> list() {
        return List.copyOf(found);
    }
}
