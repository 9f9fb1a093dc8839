package org.softstone.outcomes.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.deposit.BodySite;
import org.softstone.outcomes.deposit.Laterality;

/**
 * What to ask.
 *
 * @param version of items and wording; the lists have their own
 * @param emergency shown before each report, as it is
 * @param windowId that is open now; absent when none is, like {@code week}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Form(
        String version,
        String language,
        String emergency,
        List<Choice> redFlags,
        UUID windowId,
        Integer week,
        List<Item> items,
        List<ActivityToRate> activities,
        List<DepositToRate> deposits) {

    /** One thing to choose. */
    @Schema(name = "FormChoice")
    record Choice(String code, String text) {}

    /**
     * One question.
     *
     * @param name the field of the report that it fills, and the name under which it may be declined; questions that are
     *     asked for each activity, deposit or symptom are named by their list
     * @param type {@code scale} and {@code number} with limits, {@code choice} and {@code choices} with options,
     *     {@code yes-no}, {@code text} with a length
     * @param low what the least value means, where that is not plain
     */
    @Schema(name = "FormItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String name,
            String text,
            Type type,
            boolean required,
            Number minimum,
            Number maximum,
            String low,
            String high,
            Integer maximumLength,
            List<Choice> options) {}

    /** How an item is answered. */
    @Schema(name = "FormItemType")
    enum Type {
        @JsonProperty("scale")
        SCALE,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("choice")
        CHOICE,
        @JsonProperty("choices")
        CHOICES,
        @JsonProperty("yes-no")
        YES_NO,
        @JsonProperty("text")
        TEXT
    }

    record ActivityToRate(UUID activityId, String label) {
        @Override
        public String toString() {
            return "ActivityToRate[activityId=" + activityId + "]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DepositToRate(UUID depositId, BodySite site, Laterality laterality, LocalDate firstNoted) {}
}
