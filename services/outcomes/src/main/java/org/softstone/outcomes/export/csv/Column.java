package org.softstone.outcomes.export.csv;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.softstone.http.WireTime;
import org.softstone.outcomes.export.Answer;
import org.softstone.outcomes.export.Answer.Subject;
import org.softstone.outcomes.export.Answer.Value;
import org.softstone.outcomes.export.ExportWording;
import org.softstone.outcomes.export.ExportedReport;
import org.softstone.outcomes.instrument.Code;
import org.softstone.outcomes.instrument.CodeList;
import org.softstone.outcomes.instrument.Kind;
import org.softstone.outcomes.instrument.Question;

/** The columns of the table, left to right: what stands in them and how the dictionary describes them. */
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
    SUBJECT_ID("code", line -> subjectOf(line.answer().subject())),
    SUBJECT("text", line -> SpreadsheetText.guarded(line.subjectLabel())),
    QUESTION(
            "text",
            line -> questionOf(
                    line.answer(), line.wording().ofForm(line.report().formVersion()))),
    STATUS("code", Status.codes(), line -> Status.of(line.answer().value()).code()),
    VALUE_NUMBER("number", line -> numberIn(line.answer().value())),
    VALUE_CODE("code", line -> codeIn(line.answer().value())),
    VALUE_TEXT("text", line -> textIn(line.answer().value())),
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

    /** As it stands in the first line. */
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
        return switch (answer) {
            case Answer.ToQuestion toQuestion -> toQuestion.question().id();
            case Answer.Declined declined -> declined.list().id();
        };
    }

    private static String questionOf(Answer answer, ExportWording wording) {
        return switch (answer) {
            case Answer.ToQuestion toQuestion -> wording.text(toQuestion.question());
            case Answer.Declined declined -> wording.title(declined.list());
        };
    }

    private static String subjectOf(Subject subject) {
        return switch (subject) {
            case Subject.Patient _ -> null;
            case Subject.ActivityOf activity -> activity.activityId().toString();
            case Subject.DepositOf deposit -> deposit.depositId().toString();
            case Subject.SymptomOf symptom -> Code.of(symptom.symptom());
        };
    }

    private static Object numberIn(Value value) {
        return switch (value) {
            case Value.Score score -> score.score();
            case Value.Measured measured -> measured.number();
            case Value.Coded _, Value.YesNo _, Value.Text _, Value.Declined _, Value.Missing _, Value.Withheld _ ->
                null;
        };
    }

    private static String codeIn(Value value) {
        return switch (value) {
            case Value.Coded coded -> coded.code();
            case Value.YesNo yesNo -> yesNo.yes() ? "yes" : "no";
            case Value.Score _, Value.Measured _, Value.Text _, Value.Declined _, Value.Missing _, Value.Withheld _ ->
                null;
        };
    }

    private static String textIn(Value value) {
        return switch (value) {
            case Value.Text text -> SpreadsheetText.guarded(text.text());
            case Value.Score _,
                    Value.Measured _,
                    Value.Coded _,
                    Value.YesNo _,
                    Value.Declined _,
                    Value.Missing _,
                    Value.Withheld _ -> null;
        };
    }

    private static String unitOf(Answer answer) {
        return answer instanceof Answer.ToQuestion(Question question, Subject _, Value.Measured _)
                        && question.kind() instanceof Kind.Measured measured
                ? measured.ucum()
                : null;
    }
}
