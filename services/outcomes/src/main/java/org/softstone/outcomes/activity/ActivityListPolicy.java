package org.softstone.outcomes.activity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.softstone.http.FieldError;
import org.softstone.http.VisibleText;
import org.softstone.outcomes.activity.ActivitiesRequest.Entry;
import org.softstone.outcomes.version.Decision;

/** Validates a list of activities, and recognises the entries that it had before. */
final class ActivityListPolicy {

    static final int MOST = 5;
    static final int LONGEST_LABEL = 80;

    private ActivityListPolicy() {}

    /**
     * @param everHad ids of all activities that were ever on this patient's list
     * @param newId makes the id of a new activity
     */
    static Decision<List<Activity>> decide(
            List<Activity> current, Set<UUID> everHad, ActivitiesRequest wish, Supplier<UUID> newId) {
        List<FieldError> errors = errorsIn(wish, everHad);
        if (!errors.isEmpty()) {
            return new Decision.Refused<>(errors);
        }
        List<Activity> wished = wish.activities().stream()
                .map(entry -> new Activity(
                        idOf(entry, current, wish).orElseGet(newId),
                        entry.label().strip()))
                .toList();
        return new Decision.Accepted<>(wished);
    }

    /** Its own, or that of the same words in the current list, so that repeating a request is idempotent. */
    private static Optional<UUID> idOf(Entry entry, List<Activity> current, ActivitiesRequest wish) {
        if (entry.activityId() != null) {
            return Optional.of(UUID.fromString(entry.activityId()));
        }
        return current.stream()
                .filter(activity -> activity.label().equals(entry.label().strip()))
                .map(Activity::activityId)
                .filter(id -> wish.activities().stream()
                        .noneMatch(other -> id.toString().equalsIgnoreCase(other.activityId())))
                .findFirst();
    }

    private static List<FieldError> errorsIn(ActivitiesRequest wish, Set<UUID> everHad) {
        if (wish.activities() == null
                || wish.activities().isEmpty()
                || wish.activities().size() > MOST) {
            return List.of(new FieldError("/activities", "must have from 1 to " + MOST + " entries"));
        }
        List<FieldError> errors = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < wish.activities().size(); i++) {
            Entry entry = wish.activities().get(i);
            String at = "/activities/" + i;
            if (entry.activityId() != null) {
                if (everHad.stream().noneMatch(id -> id.toString().equalsIgnoreCase(entry.activityId()))) {
                    errors.add(new FieldError(at + "/activityId", "does not belong to this patient"));
                } else if (!ids.add(entry.activityId().toLowerCase(java.util.Locale.ROOT))) {
                    errors.add(new FieldError(at + "/activityId", "stands in the list already"));
                }
            }
            if (!isLabel(entry.label())) {
                errors.add(new FieldError(at + "/label", "must be one line of 1 to " + LONGEST_LABEL + " characters"));
            } else if (!labels.add(entry.label().strip())) {
                errors.add(new FieldError(at + "/label", "stands in the list already"));
            }
        }
        return errors;
    }

    private static boolean isLabel(String label) {
        return label != null && VisibleText.isLine(label, LONGEST_LABEL);
    }
}
