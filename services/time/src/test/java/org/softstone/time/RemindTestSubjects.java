package org.softstone.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A handler as a service has it. */
@ApplicationScoped
class RemindTestSubjects implements DueTimerHandler {

    private final Map<UUID, Instant> handled = new ConcurrentHashMap<>();

    @Override
    public String kind() {
        return "reminder";
    }

    @Override
    public void onDue(List<UUID> subjects, Instant now) {
        subjects.forEach(subject -> handled.put(subject, now));
    }

    Map<UUID, Instant> handled() {
        return Map.copyOf(handled);
    }
}
