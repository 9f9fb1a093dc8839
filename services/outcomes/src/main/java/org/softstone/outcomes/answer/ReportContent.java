package org.softstone.outcomes.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.ReportSubmitted.Mode;
import org.softstone.contracts.ReportSubmitted.RedFlag;
import org.softstone.contracts.ReportSubmitted.Skin;
import org.softstone.contracts.ReportSubmitted.Symptom;
import org.softstone.contracts.ReportSubmitted.WantsContact;

/**
 * What a patient reported, in order: everything of a report but {@code sentAt}, which differs from one attempt to the
 * next. Absent answers are null or left out. Two reports are the same when their contents are.
 *
 * @param windowId as asked for by the phone; not always the window that the report counts for
 * @param openedAt by the phone's clock; null when absent
 * @param submittedAt by the phone's clock, with its offset; optional for staff
 * @param redFlags empty when the patient was asked and ticked none; null when absent
 * @param mode null in a first version when the patient answered and sent it from their own phone; in a later one
 *     when absent, which means that of the first
 * @param formVersion of the form that the phone showed; null when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportContent(
        UUID windowId,
        OffsetDateTime openedAt,
        OffsetDateTime submittedAt,
        Pain pain,
        List<Activity> activities,
        List<Deposit> deposits,
        List<SymptomRating> symptoms,
        BigDecimal temperatureCelsius,
        Set<RedFlag> redFlags,
        WantsContact wantsContact,
        Integer globalChange,
        String note,
        Set<String> declined,
        Mode mode,
        Integer formVersion) {

    private static final String NOTE = "note";

    public ReportContent {
        pain = pain == null ? Pain.UNANSWERED : pain;
        activities = activities == null ? List.of() : List.copyOf(activities);
        deposits = deposits == null ? List.of() : List.copyOf(deposits);
        symptoms = symptoms == null ? List.of() : List.copyOf(symptoms);
        redFlags = redFlags == null ? null : java.util.Collections.unmodifiableSet(new TreeSet<>(redFlags));
        declined = java.util.Collections.unmodifiableSet(new TreeSet<>(declined));
    }

    /** The same answers with what an amendment does not change: which week was meant, and when it was filed. */
    public ReportContent filedLike(ReportContent first) {
        return with(first.windowId, first.openedAt, first.submittedAt, note, declined);
    }

    /** The same with these times in place of those that were told. */
    public ReportContent timed(OffsetDateTime newOpenedAt, OffsetDateTime newSubmittedAt) {
        return with(windowId, newOpenedAt, newSubmittedAt, note, declined);
    }

    /** The same answers with the words, or the refusal of words, of another version. */
    public ReportContent withNoteOf(ReportContent other) {
        Set<String> othersDeclined = new TreeSet<>(declined);
        othersDeclined.remove(NOTE);
        if (other.declined.contains(NOTE)) {
            othersDeclined.add(NOTE);
        }
        return with(windowId, openedAt, submittedAt, other.note, othersDeclined);
    }

    private ReportContent with(
            UUID newWindowId,
            OffsetDateTime newOpenedAt,
            OffsetDateTime newSubmittedAt,
            String newNote,
            Set<String> newDeclined) {
        return new ReportContent(
                newWindowId,
                newOpenedAt,
                newSubmittedAt,
                pain,
                activities,
                deposits,
                symptoms,
                temperatureCelsius,
                redFlags,
                wantsContact,
                globalChange,
                newNote,
                newDeclined,
                mode,
                formVersion);
    }

    /** Average over the past 7 days, worst in them, and now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pain(Integer average, Integer worst, Integer now) {
        static final Pain UNANSWERED = new Pain(null, null, null);
    }

    @Schema(name = "RatedActivity")
    public record Activity(UUID activityId, int score) {}

    /** @param firmness against last week */
    @Schema(name = "RatedDeposit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Deposit(UUID depositId, Integer firmness, Integer tenderness, Skin skin, Boolean spreadingRedness) {}

    /** @param interference with daily life */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SymptomRating(Symptom symptom, int severity, Integer interference) {}

    @Override
    public String toString() {
        return "ReportContent[…]";
    }
}
