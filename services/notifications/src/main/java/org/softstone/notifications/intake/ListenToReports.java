package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
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

/** What happens here when outcomes tells of reports and their windows. */
@Singleton
class ListenToReports implements TopicListener<ReportEvent> {

    private final TreatedPatients patients;
    private final Pictures pictures;
    private final ReactToReport reactToReport;
    private final ReactToAmendment reactToAmendment;
    private final ReactToRetraction reactToRetraction;
    private final ReactToMissedReport reactToMissedReport;

    ListenToReports(
            TreatedPatients patients,
            Pictures pictures,
            ReactToReport reactToReport,
            ReactToAmendment reactToAmendment,
            ReactToRetraction reactToRetraction,
            ReactToMissedReport reactToMissedReport) {
        this.patients = patients;
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
        return patients.whenKnown(received.event().patientId(), patient -> {
            switch (received.event()) {
                case ReportSubmitted submitted -> reactToReport.react(submitted, patient);
                case ReportMissed missed -> reactToMissedReport.react(missed, patient);
                case ReportWindowOpened opened -> pictures.remember(opened);
                case ActivitiesDefined defined -> pictures.remember(defined);
                case ReportAmended amended -> reactToAmendment.react(amended, patient);
                case ReportRetracted retracted -> reactToRetraction.react(retracted, patient);
                case PausesDefined defined -> pictures.remember(defined);
            }
        });
    }
}
