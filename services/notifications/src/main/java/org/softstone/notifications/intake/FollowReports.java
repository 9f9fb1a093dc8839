package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import org.softstone.access.WhenPatientKnown;
import org.softstone.contracts.ActivitiesDefined;
import org.softstone.contracts.PausesDefined;
import org.softstone.contracts.ReportAmended;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.contracts.Topic;
import org.softstone.messaging.Handling;
import org.softstone.messaging.ReceivedEvent;
import org.softstone.messaging.TopicListener;
import org.softstone.notifications.picture.Pictures;

/** Passes each event about reports and their windows to what reacts to it. */
@Singleton
class FollowReports implements TopicListener<ReportEvent> {

    private final WhenPatientKnown whenPatientKnown;
    private final Pictures pictures;
    private final ReactToReport reactToReport;
    private final ReactToAmendment reactToAmendment;
    private final ReactToRetraction reactToRetraction;
    private final ReactToMissedReport reactToMissedReport;

    FollowReports(
            WhenPatientKnown whenPatientKnown,
            Pictures pictures,
            ReactToReport reactToReport,
            ReactToAmendment reactToAmendment,
            ReactToRetraction reactToRetraction,
            ReactToMissedReport reactToMissedReport) {
        this.whenPatientKnown = whenPatientKnown;
        this.pictures = pictures;
        this.reactToReport = reactToReport;
        this.reactToAmendment = reactToAmendment;
        this.reactToRetraction = reactToRetraction;
        this.reactToMissedReport = reactToMissedReport;
    }

    @Override
    public Topic topic() {
        return Topic.REPORTS;
    }

    @Override
    public Handling on(ReceivedEvent<ReportEvent> received) {
        return whenPatientKnown.then(received.event().patientId(), (patient, team) -> {
            switch (received.event()) {
                case ReportSubmitted submitted -> reactToReport.react(submitted, team);
                case ReportMissed missed -> reactToMissedReport.react(missed, patient, team);
                case ReportWindowOpened opened -> pictures.remember(opened);
                case ActivitiesDefined defined -> pictures.remember(defined);
                case ReportAmended amended -> reactToAmendment.react(amended, team);
                case ReportRetracted retracted -> reactToRetraction.react(retracted, patient, team);
                case PausesDefined defined -> pictures.remember(defined);
            }
        });
    }
}
