package org.softstone.notifications.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.softstone.access.Caller;
import org.softstone.notifications.feed.ReadFeed;

/** What every stream needs besides its own client. */
@Singleton
class StreamFeeds {

    private final OpenStreams streams;
    private final ReadFeed readFeed;
    private final StreamConfig config;
    private final ObjectMapper json;

    StreamFeeds(OpenStreams streams, ReadFeed readFeed, StreamConfig config, ObjectMapper json) {
        this.streams = streams;
        this.readFeed = readFeed;
        this.config = config;
        this.json = json;
    }

    /** @param validity how long its token is taken */
    StreamFeed to(Caller caller, OpenStream stream, StreamFeed.Start start, Duration validity) {
        return new StreamFeed(this, caller, stream, start, validity);
    }

    OpenStreams streams() {
        return streams;
    }

    ReadFeed readFeed() {
        return readFeed;
    }

    StreamConfig config() {
        return config;
    }

    ObjectMapper json() {
        return json;
    }
}
