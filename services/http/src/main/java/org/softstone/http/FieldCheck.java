package org.softstone.http;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Collects everything that is wrong with a request, so that the client learns of it at once. Ask {@link #throwIfAny} before
 * using what was returned.
 */
public final class FieldCheck {

    private static final int TEXT_LENGTH = 200;

    private final List<FieldError> errors = new ArrayList<>();

    /** A required value. */
    public <T> T required(T value, String pointer) {
        if (value == null) {
            errors.add(new FieldError(pointer, "is required"));
        }
        return value;
    }

    /** A required value that must satisfy a condition. */
    public <T> T required(T value, String pointer, Predicate<T> condition, String otherwise) {
        return optional(required(value, pointer), pointer, condition, otherwise);
    }

    /** A value that may be absent but must satisfy a condition when it is there. */
    public <T> T optional(T value, String pointer, Predicate<T> condition, String otherwise) {
        if (value != null && !condition.test(value)) {
            errors.add(new FieldError(pointer, otherwise));
        }
        return value;
    }

    /** A number that may be absent but must lie in a range when it is there. */
    public void between(Integer value, String pointer, int least, int most) {
        optional(
                value,
                pointer,
                number -> number >= least && number <= most,
                "must be between " + least + " and " + most);
    }

    /** A required line of text, of which leading and trailing space are dropped. */
    public String text(String value, String pointer) {
        String stripped = value == null ? null : value.strip();
        return required(
                stripped,
                pointer,
                text -> VisibleText.isLine(text, TEXT_LENGTH),
                "must have 1 to " + TEXT_LENGTH + " characters on one line, and one that can be seen");
    }

    /** A required id that another system gave to a person: compared to the letter, so nothing in it may be unseen. */
    public String accountId(String value, String pointer) {
        return required(
                value,
                pointer,
                id -> VisibleText.isId(id, TEXT_LENGTH),
                "must have 1 to " + TEXT_LENGTH + " characters that can be seen, as in the person's token");
    }

    /** A required free-text reason; line breaks become blanks. */
    public String reason(String value, String pointer) {
        return text(value == null ? null : FreeText.tidied(value).strip().replace('\n', ' '), pointer);
    }

    /** The same when it may be absent. */
    public String optionalReason(String value, String pointer) {
        return value == null ? null : reason(value, pointer);
    }

    /** A language tag (BCP 47). */
    public String language(String value, String pointer) {
        return optional(
                value, pointer, FieldCheck::isLanguage, "must be a language tag of BCP 47, such as en or pt-BR");
    }

    public void refuse(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /** Ends the request with 422 when anything was wrong. */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Problems.invalidFields(errors);
        }
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
