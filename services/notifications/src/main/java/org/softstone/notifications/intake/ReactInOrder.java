package org.softstone.notifications.intake;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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

/**
 * Passes events about reports and their windows to what reacts to them, one after another; new reports in a row, and windows in a
 * row that were missed, go together.
 */
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
        while (announced.size() < events.size()) {
            announced.addAll(reactTogether(inARow(events.subList(announced.size(), events.size()))));
        }
        return announced;
    }

    /** The first event, and those after it that can go together with it: of one window only one, as missed can be told twice. */
    private static List<Known<ReportEvent>> inARow(List<Known<ReportEvent>> events) {
        Set<UUID> windows = new HashSet<>();
        return switch (events.getFirst().event()) {
            case ReportSubmitted _ -> firstOf(events, event -> event instanceof ReportSubmitted);
            case ReportMissed _ ->
                firstOf(events, event -> event instanceof ReportMissed missed && windows.add(missed.windowId()));
            case ReportAmended _, ReportRetracted _, ReportWindowOpened _, ActivitiesDefined _, PausesDefined _ ->
                List.of(events.getFirst());
        };
    }

    private static List<Known<ReportEvent>> firstOf(
            List<Known<ReportEvent>> events, Predicate<ReportEvent> goTogether) {
        return events.stream()
                .takeWhile(known -> goTogether.test(known.event()))
                .toList();
    }

    private List<Announcements> reactTogether(List<Known<ReportEvent>> inARow) {
        Known<ReportEvent> first = inARow.getFirst();
        return switch (first.event()) {
            case ReportSubmitted _ ->
                reactToReport.react(inARow.stream()
                        .map(known -> (ReportSubmitted) known.event())
                        .toList());
            case ReportMissed _ ->
                reactToMissedReport.react(inARow.stream()
                        .map(known -> new Known<>((ReportMissed) known.event(), known.patient(), known.team()))
                        .toList());
            case ReportAmended amended -> List.of(reactToAmendment.react(amended));
            case ReportRetracted retracted -> List.of(reactToRetraction.react(retracted, first.patient()));
            case ReportWindowOpened opened -> {
                pictures.remember(opened);
                yield List.of(Announcements.NONE);
            }
            case ActivitiesDefined defined -> {
                pictures.remember(defined);
                yield List.of(Announcements.NONE);
            }
            case PausesDefined defined -> {
                pictures.remember(defined);
                yield List.of(Announcements.NONE);
            }
        };
    }
}
