package org.softstone.infusions.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;

/**
 * What is to be given. Product, salt and concentration are part of it, because products of 250 mg/mL and 125 mg/mL exist
 * and must not be taken for one another. No clinical limit is invented here: doses are positive and the start is not above
 * the ceiling.
 */
@Embeddable
public record Prescription(
        String product,
        Salt salt,
        @Column(name = "concentration_mg_per_ml") Concentration concentration,
        @Column(name = "start_dose_grams") Grams startDose,
        @Column(name = "ceiling_grams") Grams ceiling,
        int infusionMinutes) {

    /** As in the founding case series. */
    public static final Duration USUAL_DURATION = Duration.ofMinutes(60);
}
