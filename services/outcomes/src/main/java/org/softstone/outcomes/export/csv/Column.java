package org.softstone.outcomes.export.csv;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.softstone.database.Code;
import org.softstone.http.WireTime;
import org.softstone.outcomes.export.Answer;
import org.softstone.outcomes.export.AnswerStatus;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.ExportedReport;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.Kind;

/** The columns of the table, left to right: their content and how the dictionary describes them. */
enum Column {
    PATIENT_ID("uuid", line -> line.patientId()),
    REPORT_ID("uuid", line -> line.report().reportId()),
    VERSION("integer", line -> line.report().version()),
    COURSE_ID("uuid", line -> line.report().courseId()),
    WINDOW_ID("uuid", line -> line.report().windowId()),
    REQUESTED_WINDOW_ID("uuid", line -> line.report().content().windowId()),
    WEEK("integer", line -> line.report().week()),
    TIMING(CodeList.TIMING, line -> Code.of(line.report().timing())),
    MODE(CodeList.MODE, line -> Code.of(line.report().mode())),
    ENTERED_BY_STAFF("boolean", line -> line.report().enteredByStaff()),
    FORM_VERSION("integer", line -> line.report().formVersion()),
    REPORTED_AT("time", line -> text(line.report().reportedAt())),
    OPENED_AT("time", line -> text(line.report().content().openedAt())),
    SUBMITTED_AT("time", line -> text(line.report().content().submittedAt())),
    RECEIVED_AT("time", line -> text(line.report().receivedAt())),
    RECEIVED_AFTER_CLOSING("boolean", line -> line.report().receivedAfterClosing()),
    AMENDED_AT("time", line -> text(line.report().amendedAt())),
    ITEM("code", line -> itemOf(line.answer())),
    SUBJECT_ID("code", line -> line.answer().subject().key()),
    SUBJECT("text", line -> SpreadsheetText.guarded(line.subjectLabel())),
    QUESTION(
            "text",
            line -> questionOf(
                    line.answer(), line.wording().ofForm(line.report().formVersion()))),
    STATUS("code", AnswerStatus.codes(), line -> Code.of(line.answer().status())),
    VALUE_NUMBER("number", line -> numberIn(line.answer())),
    VALUE_CODE("code", line -> codeIn(line.answer())),
    VALUE_TEXT("text", line -> textIn(line.answer())),
    UNIT("code", line -> unitOf(line.answer()));

    /** All that one line is made of. */
    record Line(
            java.util.UUID patientId,
            ExportedReport report,
            Answer answer,
            String subjectLabel,
            ExportWording wording) {
        @Override
        public String toString() {
            return "Line[reportId=" + report.reportId() + "]";
        }
    }

    private final String type;
    private final List<String> codes;
    private final Function<Line, Object> cell;

    Column(String type, Function<Line, Object> cell) {
        this(type, List.of(), cell);
    }

    Column(CodeList codes, Function<Line, Object> cell) {
        this("code", codes.exportedCodes(), cell);
    }

    Column(String type, List<String> codes, Function<Line, Object> cell) {
        this.type = type;
        this.codes = codes;
        this.cell = cell;
    }

    /** As in the first line. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    String type() {
        return type;
    }

    /** Those that it may hold, where they do not depend on the question. */
    List<String> codes() {
        return codes;
    }

    String description(ExportWording wording) {
        return wording.text("column." + title());
    }

    /** @return null for an empty cell */
    Object cell(Line line) {
        return cell.apply(line);
    }

    private static String text(Instant time) {
        return time == null ? null : DateTimeFormatter.ISO_INSTANT.format(time);
    }

    private static String text(OffsetDateTime time) {
        return time == null ? null : WireTime.format(time);
    }

    private static String itemOf(Answer answer) {
        return answer.question() == null
                ? answer.subject().list().id()
                : answer.question().id();
    }

    private static String questionOf(Answer answer, ExportWording wording) {
        return answer.question() == null ? wording.title(answer.subject().list()) : wording.text(answer.question());
    }

    private static Object numberIn(Answer answer) {
        return answer.isAnswered() && answer.said().isNumber() ? answer.said().numberValue() : null;
    }

    private static String codeIn(Answer answer) {
        if (!answer.isAnswered()) {
            return null;
        }
        return switch (answer.question().kind()) {
            case Kind.Choice _ -> answer.said().textValue();
            case Kind.YesNo _ -> answer.said().booleanValue() ? "yes" : "no";
            case Kind.Score _, Kind.Measured _, Kind.Note _ -> null;
        };
    }

    private static String textIn(Answer answer) {
        return answer.isAnswered() && answer.question().kind() instanceof Kind.Note
                ? SpreadsheetText.guarded(answer.said().textValue())
                : null;
    }

    private static String unitOf(Answer answer) {
        return answer.isAnswered() && answer.question().kind() instanceof Kind.Measured measured
                ? measured.ucum()
                : null;
    }
}
