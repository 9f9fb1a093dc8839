package org.softstone.outcomes.answer;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.ReportSubmitted.RedFlag;

/**
 * A report as phones send it. Times, ids and codes come as text, so that {@link ReportReading} can name every field that it
 * cannot accept at once; {@code null} means absent.
 */
@Schema(
        name = "Report",
        description =
                "A weekly report. pain.average (or its being declined) is required; of a patient also submittedAt, "
                        + "of staff mode, and in a sync reportId")
public record ReportRequest(
        @Schema(format = "uuid", description = "Its id, where the path does not name it; where it does, the same")
        String reportId,

        @Schema(format = "uuid", description = "The window that the report answers; chosen by the server when absent")
        String windowId,

        @Schema(format = "date-time", description = "When the patient opened the form, by her phone's clock")
        String openedAt,

        @Schema(
                format = "date-time",
                description = "When she sent it off, by her phone's clock; required of a patient's report")
        String submittedAt,

        @Schema(format = "date-time", description = "When the phone sends this request, by the same clock")
        String sentAt,

        PainAnswer pain,
        List<ActivityAnswer> activities,
        List<DepositAnswer> deposits,
        List<SymptomAnswer> symptoms,

        @Schema(description = "As measured by the patient, at most two decimals")
        BigDecimal temperatureCelsius,

        @Schema(type = SchemaType.ARRAY, implementation = RedFlag.class)
        List<String> redFlags,

        @Schema(ref = "WantsContact") String wantsContact,
        @Schema(minimum = "1", maximum = "7") Integer globalChange,

        @Schema(
                description =
                        "At most 2,000 characters as a person counts them (extended grapheme clusters; GET /me/form says "
                                + "how many here), and 8 bytes in UTF-8 for each. Every line end becomes a line feed, a tab or "
                                + "another control character a blank; NUL, unpaired surrogates and noncharacters are refused")
        String note,

        @Schema(description = "Names of items that she chose not to answer")
        List<String> declined,

        @Schema(
                ref = "Mode",
                description =
                        "Who answered: self, proxy (somebody for her) or phone (staff asked her); self when absent")
        String mode,

        @Schema(minimum = "1", description = "Version of the form that was shown; the current one when absent")
        Integer formVersion) {

    /** The same as part of a request that says when it was sent. */
    public ReportRequest withClock(String requestSentAt) {
        return new ReportRequest(
                reportId,
                windowId,
                openedAt,
                submittedAt,
                WireText.sentAt(sentAt, requestSentAt),
                pain,
                activities,
                deposits,
                symptoms,
                temperatureCelsius,
                redFlags,
                wantsContact,
                globalChange,
                note,
                declined,
                mode,
                formVersion);
    }

    /** Whether {@link KnownItems} are needed to read it. */
    public boolean mentionsItems() {
        return activities != null || deposits != null || declined != null;
    }

    /** In the past 7 days. */
    public record PainAnswer(
            @Schema(minimum = "0", maximum = "10") Integer average,
            @Schema(minimum = "0", maximum = "10") Integer worst,
            @Schema(minimum = "0", maximum = "10") Integer now) {}

    public record ActivityAnswer(
            @Schema(format = "uuid", required = true) String activityId,

            @Schema(minimum = "0", maximum = "10", required = true)
            Integer score) {}

    public record DepositAnswer(
            @Schema(format = "uuid", required = true) String depositId,
            @Schema(minimum = "1", maximum = "5") Integer firmness,
            @Schema(minimum = "0", maximum = "10") Integer tenderness,

            @Schema(ref = "Skin") String skin,

            Boolean spreadingRedness) {}

    public record SymptomAnswer(
            @Schema(required = true, ref = "Symptom") String symptom,

            @Schema(minimum = "0", maximum = "4", required = true)
            Integer severity,

            @Schema(minimum = "0", maximum = "4") Integer interference) {}

    @Override
    public String toString() {
        return "ReportRequest[…]";
    }
}
