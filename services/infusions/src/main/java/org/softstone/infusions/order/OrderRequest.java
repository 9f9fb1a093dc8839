package org.softstone.infusions.order;

import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.http.FieldCheck;

/**
 * @param orderId made by the client to be able to repeat the request; optional
 * @param infusionMinutes default 60
 */
public record OrderRequest(
        UUID orderId,

        @Schema(required = true, examples = "Sodium thiosulfate 250 mg/mL")
        String product,

        @Schema(required = true) Salt salt,
        @Schema(required = true, examples = "250") BigDecimal concentrationMgPerMl,
        @Schema(required = true, examples = "12.5") BigDecimal startDoseGrams,
        @Schema(required = true, examples = "25") BigDecimal ceilingGrams,
        @Schema(examples = "60") Integer infusionMinutes) {

    private static final int MOST_MINUTES = 720;
    /** What the column holds; not a clinical limit. */
    private static final BigDecimal TOO_MUCH = new BigDecimal(1_000_000);

    private static final int DECIMALS = 3;

    /** The prescription, after every field was found acceptable. */
    public Prescription checked() {
        FieldCheck check = new FieldCheck();
        String line = check.text(product, "/product");
        check.required(salt, "/salt");
        amount(check, concentrationMgPerMl, "/concentrationMgPerMl");
        amount(check, startDoseGrams, "/startDoseGrams");
        amount(check, ceilingGrams, "/ceilingGrams");
        check.between(infusionMinutes, "/infusionMinutes", 1, MOST_MINUTES);
        if (startDoseGrams != null && ceilingGrams != null && startDoseGrams.compareTo(ceilingGrams) > 0) {
            check.refuse("/startDoseGrams", "must not be above the ceiling");
        }
        check.throwIfAny();
        return new Prescription(
                line,
                salt,
                new Concentration(concentrationMgPerMl),
                new Grams(startDoseGrams),
                new Grams(ceilingGrams),
                infusionMinutes == null ? (int) Prescription.USUAL_DURATION.toMinutes() : infusionMinutes);
    }

    private static void amount(FieldCheck check, BigDecimal value, String pointer) {
        check.required(
                value,
                pointer,
                amount -> amount.signum() > 0
                        && amount.compareTo(TOO_MUCH) < 0
                        && amount.stripTrailingZeros().scale() <= DECIMALS,
                "must be positive, with up to three decimals");
    }
}
