package org.softstone.outcomes.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.outcomes.deposit.BodySite;
import org.softstone.outcomes.deposit.Laterality;

/**
 * What to ask, in the order in which to ask it, with all the words that an app needs to show it.
 *
 * @param version of items and wording, to be named by the report as {@code formVersion}; the lists have their own
 * @param language of all words, BCP 47
 * @param emergency shown before each report, as it is
 * @param emergencyNow shown at once when one of the red flags is chosen
 * @param redFlags the signs that the emergency wording is about: options of the first item, to be shown with it
 * @param windowId that is open now; absent when none is, like {@code week}, {@code dueAt} and {@code closesAt}
 * @param dueAt a report is on time until then; absent also while a baseline waits for its first visit, like
 *     {@code closesAt}
 * @param closesAt a report is late until then, and an extra one afterwards
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Form(
        @Schema(required = true) int version,
        @Schema(required = true) String language,
        @Schema(required = true) String emergency,
        @Schema(required = true) String emergencyNow,
        @Schema(required = true) List<Choice> redFlags,
        UUID windowId,
        Integer week,
        Instant dueAt,
        Instant closesAt,
        @Schema(required = true) String title,
        @Schema(required = true) String introduction,
        @Schema(required = true) Words words,
        @Schema(required = true) List<Section> sections,
        @Schema(required = true) List<Item> items,
        @Schema(required = true) List<ActivityToRate> activities,
        @Schema(required = true) List<DepositToRate> deposits) {

    /** One thing to choose; the code goes into the report. */
    @Schema(name = "FormChoice")
    record Choice(String code, String text) {}

    /** What a number of a scale means. */
    @Schema(name = "FormLabel")
    record Label(int value, String text) {}

    /** Items that belong together, such as on one page. */
    @Schema(name = "FormSection")
    record Section(org.softstone.outcomes.instrument.Section code, String title) {}

    /**
     * The words around the items.
     *
     * @param decline the choice of not answering an item, to be offered with each
     * @param none the choice of nothing among {@code choices}
     * @param optional said of items that are not required
     */
    @Schema(name = "FormWords")
    record Words(
            String decline,
            String none,
            String yes,
            String no,
            String optional,
            String back,
            String next,
            String send) {}

    /**
     * One question.
     *
     * @param name the field of the report that it fills; {@code activities} fills {@code score}
     * @param section that it is in
     * @param each what it is asked for one by one: the activities and deposits below, or the symptoms that were chosen
     * @param declinedAs how a report says that the patient chose not to answer it; the id or code stands for the braces
     * @param type {@code scale} of whole numbers and {@code number}, both with limits; {@code choice} of one and
     *     {@code choices} of any options; {@code yes-no}, true or false; {@code text} with a length
     * @param required must be answered or declined; of a symptom that is reported, must be answered
     * @param decimals at most, of a number
     * @param labels of a scale: both ends at least
     * @param maximumLength of a text, in characters as a person counts them (extended grapheme clusters): a letter with its
     *     accents is one. Every line end counts as one and becomes a line feed, other control characters become blanks
     * @param maximumBytes of a text, in UTF-8, whatever its characters are made of
     */
    @Schema(name = "FormItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Schema(required = true) String name,
            @Schema(required = true) org.softstone.outcomes.instrument.Section section,
            Each each,
            @Schema(required = true) String declinedAs,
            @Schema(required = true) String text,
            @Schema(required = true) Type type,
            @Schema(required = true) boolean required,
            Number minimum,
            Number maximum,
            Integer decimals,
            String unit,
            List<Label> labels,
            List<Choice> options,

            @Schema(description = "Of a text, in characters as a person counts them: extended grapheme clusters")
            Integer maximumLength,

            @Schema(description = "Of a text, in UTF-8") Integer maximumBytes) {}

    /** What an item is asked for one by one. */
    @Schema(name = "FormItemEach")
    enum Each {
        @JsonProperty("activity")
        ACTIVITY,
        @JsonProperty("deposit")
        DEPOSIT,
        @JsonProperty("symptom")
        SYMPTOM
    }

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

    /** @param label in the patient's own words and language */
    record ActivityToRate(UUID activityId, String label) {
        @Override
        public String toString() {
            return "ActivityToRate[activityId=" + activityId + "]";
        }
    }

    /** @param label its place in words; numbered when another deposit is at the same place */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DepositToRate(
            @Schema(required = true) UUID depositId,
            @Schema(required = true) String label,
            @Schema(required = true) BodySite site,
            Laterality laterality,
            LocalDate firstNoted) {}

    @Override
    public String toString() {
        return "Form[version=" + version + ", language=" + language + "]";
    }
}
