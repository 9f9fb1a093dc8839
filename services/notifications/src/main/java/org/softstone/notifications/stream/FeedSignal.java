package org.softstone.notifications.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "These people have news", from one replica to the others. Text: the sender's id on the first line, one recipient on each
 * further line.
 */
record FeedSignal(String sender, List<RecipientHash> recipients) {

    byte[] toBytes() {
        return Stream.concat(Stream.of(sender), recipients.stream().map(RecipientHash::value))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when there is nothing to read; an unknown recipient wakes nobody. */
    static Optional<FeedSignal> read(byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            return Optional.empty();
        }
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        return Optional.of(new FeedSignal(
                lines[0], Arrays.stream(lines).skip(1).map(RecipientHash::new).toList()));
    }
}
