package org.softstone.notifications.feed;

import java.util.List;

/** These people have new entries, once the transaction has committed. */
public record FeedWritten(List<String> recipients) {}
