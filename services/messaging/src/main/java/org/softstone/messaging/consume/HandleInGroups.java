package org.softstone.messaging.consume;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.softstone.contracts.Topic;
import org.softstone.database.Failures;
import org.softstone.database.GroupCommit;
import org.softstone.messaging.MessagingMetrics;
import org.softstone.messaging.event.IncomingEvent;

/**
 * Partitions of one topic that have events at the same time share a transaction: one partition alone seldom has several
 * before there is a backlog, and a transaction costs the same few round trips whatever it holds.
 */
final class HandleInGroups {

    private static final Logger LOG = Logger.getLogger(HandleInGroups.class);

    private final Topic topic;
    private final HandleEventsOnce handleEventsOnce;
    private final MessagingMetrics metrics;
    private final GroupCommit<IncomingEvent, Boolean> groups;

    HandleInGroups(
            Topic topic,
            HandleEventsOnce handleEventsOnce,
            MessagingMetrics metrics,
            int groupSize,
            Duration longestPause,
            Duration transactionTimeout) {
        this.topic = topic;
        this.handleEventsOnce = handleEventsOnce;
        this.metrics = metrics;
        this.groups = new GroupCommit<>(groupSize, longestPause, transactionTimeout, new Together());
    }

    /** @return whether these events of one partition, in order, are committed; if not, take them one by one */
    boolean handle(List<IncomingEvent> events) {
        return groups.takeAll(events).stream().allMatch(Supplier::get);
    }

    private final class Together implements GroupCommit.Work<IncomingEvent, Boolean> {

        @Override
        public List<GroupCommit.Result<Boolean>> together(List<IncomingEvent> events) {
            GroupCommit.Result<Boolean> handled = new GroupCommit.Result.Done<>(tryOnce(events));
            return events.stream().map(_ -> handled).toList();
        }

        /** Who is to blame shows when each partition takes its events one by one. */
        @Override
        public Boolean alone(IncomingEvent event) {
            return false;
        }
    }

    private boolean tryOnce(List<IncomingEvent> events) {
        try {
            metrics.handled(topic, handleEventsOnce.handle(events));
            return true;
        } catch (Exception | Error e) {
            LOG.warnf(
                    "Events failed together and are taken one by one: topic=%s events=%d cause=%s",
                    topic.topicName(), events.size(), Failures.describe(e));
            return false;
        }
    }
}
