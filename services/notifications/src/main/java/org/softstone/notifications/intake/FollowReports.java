package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.softstone.access.WhenPatientKnown;
import org.softstone.access.WhenPatientKnown.Known;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.Topic;
import org.softstone.messaging.BatchListener;
import org.softstone.messaging.Handling;
import org.softstone.messaging.Outbox;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.notifications.feed.TeamNews;
import org.softstone.notifications.feed.TellTeam;
import org.softstone.notifications.raising.Announcements;

/** Has events about reports and their windows reacted to, and then tells other services and the teams what came of it. */
@Singleton
class FollowReports implements BatchListener<ReportEvent> {

    private final WhenPatientKnown whenPatientKnown;
    private final ReactInOrder reactInOrder;
    private final Outbox outbox;
    private final TellTeam tellTeam;

    FollowReports(WhenPatientKnown whenPatientKnown, ReactInOrder reactInOrder, Outbox outbox, TellTeam tellTeam) {
        this.whenPatientKnown = whenPatientKnown;
        this.reactInOrder = reactInOrder;
        this.outbox = outbox;
        this.tellTeam = tellTeam;
    }

    @Override
    public Topic topic() {
        return Topic.REPORTS;
    }

    @Override
    public List<Handling> onAll(List<ReceivedEvent<ReportEvent>> received) {
        return whenPatientKnown.thenAll(
                received.stream().map(ReceivedEvent::event).toList(), ReportEvent::patientId, this::react);
    }

    private void react(List<Known<ReportEvent>> events) {
        List<Announcements> announced = reactInOrder.react(events);
        List<TeamNews> news = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            news.add(new TeamNews(events.get(i).team(), announced.get(i).news()));
        }
        outbox.append(announced.stream()
                .flatMap(announcements -> announcements.events().stream())
                .toList());
        tellTeam.all(news);
    }
}
