package org.softstone.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient's weekly report was stored. The note stays in outcomes.
 *
 * @param version 1 for a first submission
 * @param courseId null when the patient has no course
 * @param windowId the window that the report answers; null when it is unscheduled
 * @param week the window's week; null when the report is unscheduled
 * @param submittedAt when the patient sent it, by the phone's clock corrected by its known error
 * @param receivedAt when it reached the service, maybe weeks after {@code submittedAt}
 * @param receivedAfterClosing whether its window had closed, and was announced as missed, before it arrived
 * @param zone the patient's time zone, in which ages in days are counted
 * @param pain in the past 7 days, each 0 none to 10 worst imaginable, null when not answered
 * @param baselineAverage average pain of the week-0 report, null while there is none
 * @param temperatureCelsius as measured by the patient, null when not
 * @param globalChange 1 very much improved, 4 no change, 7 very much worse; null when not asked
 * @param declined JSON pointers without slash of items that the patient chose not to answer, such as {@code pain.worst}
 * @param mode who filled it in; null, in events older than this field, means the patient
 */
@EventType("org.softstone.report.submitted.v1")
public record ReportSubmitted(
        UUID patientId,
        UUID reportId,
        int version,
        @Nullable UUID courseId,
        @Nullable UUID windowId,
        @Nullable Integer week,
        Instant submittedAt,
        Instant receivedAt,
        Timing timing,
        boolean receivedAfterClosing,
        ZoneId zone,
        Pain pain,
        @Nullable Integer baselineAverage,
        List<ActivityScore> activities,
        List<DepositState> deposits,
        List<SymptomScore> symptoms,
        @Nullable BigDecimal temperatureCelsius,
        Set<RedFlag> redFlags,
        WantsContact wantsContact,
        @Nullable Integer globalChange,
        Set<String> declined,
        @Nullable Mode mode)
        implements ReportEvent {

    public ReportSubmitted {
        activities = List.copyOf(activities);
        deposits = List.copyOf(deposits);
        symptoms = List.copyOf(symptoms);
        redFlags = Set.copyOf(redFlags);
        declined = Set.copyOf(declined);
    }

    /** Who filled in a report. */
    public enum Mode {
        /** The patient. */
        @JsonProperty("self")
        SELF,
        /** Somebody else, who answered on the patient's behalf. */
        @JsonProperty("proxy")
        PROXY,
        /** Staff, who asked the patient by telephone and wrote down the answers. */
        @JsonProperty("phone")
        PHONE
    }

    /** Whether the report counts for its window. */
    public enum Timing {
        @JsonProperty("on-time")
        ON_TIME,
        @JsonProperty("late")
        LATE,
        @JsonProperty("unscheduled")
        UNSCHEDULED
    }

    /** Pain in the past 7 days, each 0 none to 10 worst imaginable; null when not answered. */
    public record Pain(
            @Nullable Integer average,
            @Nullable Integer worst,
            @Nullable Integer now) {}

    /** @param score 0 unable to 10 able as before */
    public record ActivityScore(UUID activityId, int score) {}

    /**
     * @param firmness against last week, 1 much softer to 5 much harder; null when not answered
     * @param tenderness 0 to 10; null when not answered
     * @param skin null when not answered
     * @param spreadingRedness null when not answered, which is not the same as no
     */
    public record DepositState(
            UUID depositId,
            @Nullable Integer firmness,
            @Nullable Integer tenderness,
            @Nullable Skin skin,
            @Nullable Boolean spreadingRedness) {}

    /** The skin over a deposit. */
    public enum Skin {
        @JsonProperty("intact")
        INTACT,
        @JsonProperty("open")
        OPEN,
        @JsonProperty("draining")
        DRAINING
    }

    /** @param severity 0 none to 4 very severe @param interference with daily life, 0 to 4; null when not answered */
    public record SymptomScore(
            Symptom symptom, int severity, @Nullable Integer interference) {}

    /** The side effects that patients are asked about, in Softstone's own wording. */
    public enum Symptom {
        @JsonProperty("nausea")
        NAUSEA,
        @JsonProperty("vomiting")
        VOMITING,
        @JsonProperty("blurred-vision")
        BLURRED_VISION,
        @JsonProperty("headache")
        HEADACHE,
        @JsonProperty("dizziness")
        DIZZINESS,
        @JsonProperty("infusion-site-pain")
        INFUSION_SITE_PAIN,
        @JsonProperty("breathlessness")
        BREATHLESSNESS
    }

    /** Signs of an emergency. */
    public enum RedFlag {
        @JsonProperty("breathing")
        BREATHING,
        @JsonProperty("chest-pain")
        CHEST_PAIN,
        @JsonProperty("face-swelling")
        FACE_SWELLING,
        @JsonProperty("fainting")
        FAINTING,
        @JsonProperty("sudden-visual-loss")
        SUDDEN_VISUAL_LOSS,
        @JsonProperty("confusion")
        CONFUSION
    }

    /** Whether, and how soon, the patient asks to be called. */
    public enum WantsContact {
        @JsonProperty("no")
        NO,
        @JsonProperty("this-week")
        THIS_WEEK,
        @JsonProperty("today")
        TODAY
    }
}
