package org.softstone.notifications.stream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The streams that are open on this replica. */
@Singleton
class OpenStreams {

    private final Map<RecipientHash, ConcurrentLinkedDeque<OpenStream>> byRecipient = new ConcurrentHashMap<>();
    /** Those that ended in favour of a newer one and may still have something to write. */
    private final Set<OpenStream> superseded = ConcurrentHashMap.newKeySet();

    private final StreamConfig config;

    OpenStreams(StreamConfig config, MeterRegistry metrics) {
        this.config = config;
        metrics.gauge("softstone.feed.streams", this, streams -> streams.all().count());
    }

    /** Above the limit the oldest ends at once, not when its thread runs next, so that a burst ends exactly its excess. */
    void add(OpenStream stream) {
        byRecipient.compute(RecipientHash.of(stream.recipient()), (hash, known) -> {
            ConcurrentLinkedDeque<OpenStream> streams = known == null ? new ConcurrentLinkedDeque<>() : known;
            streams.addLast(stream);
            while (streams.size() > config.perPerson()) {
                OpenStream oldest = streams.removeFirst();
                superseded.add(oldest);
                oldest.supersede();
            }
            return streams;
        });
    }

    void remove(OpenStream stream) {
        byRecipient.computeIfPresent(RecipientHash.of(stream.recipient()), (hash, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
        // Last: a stream that is no longer among the others can no longer be superseded.
        superseded.remove(stream);
    }

    void wake(Collection<RecipientHash> recipients) {
        for (RecipientHash recipient : recipients) {
            ConcurrentLinkedDeque<OpenStream> streams = byRecipient.get(recipient);
            if (streams != null) {
                streams.forEach(OpenStream::wake);
            }
        }
    }

    Set<String> recipients() {
        return all().map(OpenStream::recipient).collect(Collectors.toSet());
    }

    /** Wakes every stream that has not delivered the newest entry of its recipient. */
    void wakeThoseBehind(Map<String, Long> newestSequences) {
        all().filter(stream -> newestSequences.getOrDefault(stream.recipient(), 0L) > stream.delivered())
                .forEach(OpenStream::wake);
    }

    void cutStalled(Duration stalledAfter) {
        all().forEach(stream -> stream.cutIfStalled(stalledAfter));
    }

    void endAll() {
        List.copyOf(all().toList()).forEach(OpenStream::end);
    }

    private Stream<OpenStream> all() {
        return Stream.concat(byRecipient.values().stream().flatMap(Collection::stream), superseded.stream());
    }
}
