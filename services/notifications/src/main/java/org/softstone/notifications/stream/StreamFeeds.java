package org.softstone.notifications.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.softstone.access.Caller;
import org.softstone.notifications.feed.ReadFeed;

/** Makes streams, and holds what they share. */
@Singleton
class StreamFeeds {

    final OpenStreams streams;
    final ReadFeed readFeed;
    final StreamConfig config;
    final ObjectMapper json;

    StreamFeeds(OpenStreams streams, ReadFeed readFeed, StreamConfig config, ObjectMapper json) {
        this.streams = streams;
        this.readFeed = readFeed;
        this.config = config;
        this.json = json;
    }

    /** @param validity how long its token is accepted */
    StreamFeed to(Caller caller, OpenStream stream, StreamFeed.Start start, Duration validity) {
        return new StreamFeed(this, caller, stream, start, validity);
    }
}
