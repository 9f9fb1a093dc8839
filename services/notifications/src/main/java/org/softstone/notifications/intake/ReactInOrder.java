package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.softstone.access.WhenPatientKnown.Known;
import org.softstone.contracts.ActivitiesDefined;
import org.softstone.contracts.PausesDefined;
import org.softstone.contracts.ReportAmended;
import org.softstone.contracts.ReportEvent;
import org.softstone.contracts.ReportMissed;
import org.softstone.contracts.ReportRetracted;
import org.softstone.contracts.ReportSubmitted;
import org.softstone.contracts.ReportWindowOpened;
import org.softstone.notifications.picture.Pictures;
import org.softstone.notifications.raising.Announcements;

/** Passes events about reports and their windows to what reacts to them, one after another; new reports in a row go together. */
@Singleton
class ReactInOrder {

    private final Pictures pictures;
    private final ReactToReport reactToReport;
    private final ReactToAmendment reactToAmendment;
    private final ReactToRetraction reactToRetraction;
    private final ReactToMissedReport reactToMissedReport;

    ReactInOrder(
            Pictures pictures,
            ReactToReport reactToReport,
            ReactToAmendment reactToAmendment,
            ReactToRetraction reactToRetraction,
            ReactToMissedReport reactToMissedReport) {
        this.pictures = pictures;
        this.reactToReport = reactToReport;
        this.reactToAmendment = reactToAmendment;
        this.reactToRetraction = reactToRetraction;
        this.reactToMissedReport = reactToMissedReport;
    }

    /** What is to be told of each event. */
    List<Announcements> react(List<Known<ReportEvent>> events) {
        List<Announcements> announced = new ArrayList<>();
        List<ReportSubmitted> inARow = new ArrayList<>();
        for (Known<ReportEvent> known : events) {
            if (known.event() instanceof ReportSubmitted submitted) {
                inARow.add(submitted);
            } else {
                announced.addAll(reactToReport.react(inARow));
                inARow.clear();
                announced.add(react(known));
            }
        }
        announced.addAll(reactToReport.react(inARow));
        return announced;
    }

    private Announcements react(Known<ReportEvent> known) {
        return switch (known.event()) {
            case ReportSubmitted submitted ->
                reactToReport.react(List.of(submitted)).getFirst();
            case ReportAmended amended -> reactToAmendment.react(amended);
            case ReportRetracted retracted -> reactToRetraction.react(retracted, known.patient());
            case ReportMissed missed -> reactToMissedReport.react(missed, known.patient());
            case ReportWindowOpened opened -> {
                pictures.remember(opened);
                yield Announcements.NONE;
            }
            case ActivitiesDefined defined -> {
                pictures.remember(defined);
                yield Announcements.NONE;
            }
            case PausesDefined defined -> {
                pictures.remember(defined);
                yield Announcements.NONE;
            }
        };
    }
}
