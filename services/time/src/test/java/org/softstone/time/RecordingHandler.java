package org.softstone.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Remembers what it was called with, after doing what the test asks of it. */
final class RecordingHandler implements DueTimerHandler {

    final List<UUID> handled = new CopyOnWriteArrayList<>();
    final List<List<UUID>> calls = new CopyOnWriteArrayList<>();
    private final String kind;
    private final BiConsumer<List<UUID>, Instant> action;

    RecordingHandler(String kind, BiConsumer<List<UUID>, Instant> action) {
        this.kind = kind;
        this.action = action;
    }

    RecordingHandler(String kind) {
        this(kind, (subjects, now) -> {});
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public void onDue(List<UUID> subjects, Instant now) {
        calls.add(new ArrayList<>(subjects));
        action.accept(subjects, now);
        handled.addAll(subjects);
    }
}
