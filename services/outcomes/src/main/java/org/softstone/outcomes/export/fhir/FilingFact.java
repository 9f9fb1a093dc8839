package org.softstone.outcomes.export.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.softstone.database.Code;
import org.softstone.outcomes.export.ExportedReport;
import org.softstone.outcomes.instrument.CodeList;

/** How a report was filed, as answers of a group that nobody is asked. */
enum FilingFact {
    WEEK("week", "integer", report -> whole(report.week())),
    TIMING("timing", CodeList.TIMING, ExportedReport::timing),
    MODE("mode", CodeList.MODE, ExportedReport::mode),
    REPORTED_AT("reportedAt", "dateTime", report -> time(report.reportedAt())),
    OPENED_AT("openedAt", "dateTime", report -> time(report.content().openedAt())),
    SUBMITTED_AT("submittedAt", "dateTime", report -> time(report.content().submittedAt())),
    RECEIVED_AT("receivedAt", "dateTime", report -> time(report.receivedAt())),
    RECEIVED_AFTER_CLOSING("receivedAfterClosing", "boolean", report -> yes(report.receivedAfterClosing())),
    ENTERED_BY_STAFF("enteredByStaff", "boolean", report -> yes(report.enteredByStaff())),
    COURSE_ID("courseId", "string", report -> id(report.courseId())),
    WINDOW_ID("windowId", "string", report -> id(report.windowId())),
    REQUESTED_WINDOW_ID(
            "requestedWindowId", "string", report -> id(report.content().windowId()));

    private final String name;
    private final String type;
    private final CodeList codes;
    private final Function<ExportedReport, Enum<?>> coded;
    private final Function<ExportedReport, ObjectNode> answer;

    FilingFact(String name, String type, Function<ExportedReport, ObjectNode> answer) {
        this.name = name;
        this.type = type;
        this.codes = null;
        this.coded = null;
        this.answer = answer;
    }

    FilingFact(String name, CodeList codes, Function<ExportedReport, Enum<?>> coded) {
        this.name = name;
        this.type = "choice";
        this.codes = codes;
        this.coded = coded;
        this.answer = null;
    }

    String linkId() {
        return LinkIds.FILING + "." + name;
    }

    /** As the questionnaire says it. */
    String type() {
        return type;
    }

    Optional<CodeList> codes() {
        return Optional.ofNullable(codes);
    }

    /** Empty when there is nothing to say. */
    Optional<ObjectNode> answer(ExportedReport report, Elements elements) {
        if (codes == null) {
            return Optional.ofNullable(answer.apply(report));
        }
        ObjectNode said = Elements.node();
        said.set("valueCoding", elements.coding(codes, Code.of(coded.apply(report))));
        return Optional.of(said);
    }

    private static ObjectNode whole(Integer number) {
        return number == null ? null : Elements.node().put("valueInteger", number);
    }

    private static ObjectNode time(Instant time) {
        return Elements.node().put("valueDateTime", Elements.time(time));
    }

    private static ObjectNode time(OffsetDateTime time) {
        return time == null ? null : Elements.node().put("valueDateTime", Elements.time(time));
    }

    private static ObjectNode yes(boolean yes) {
        return Elements.node().put("valueBoolean", yes);
    }

    private static ObjectNode id(UUID id) {
        return id == null ? null : Elements.node().put("valueString", id.toString());
    }
}
