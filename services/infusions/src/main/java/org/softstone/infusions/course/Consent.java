package org.softstone.infusions.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.infusions.stored.WordColumn;

/**
 * That the patient agreed to the course, and where the signed paper is.
 *
 * @param givenAt when the patient agreed; not after it was recorded
 * @param documentReference under which the signed document is found
 */
@Embeddable
@Schema(name = "ConsentView")
record Consent(
        @Column(name = "consent_given_by") GivenBy givenBy,
        @Column(name = "consent_given_at") Instant givenAt,
        @Column(name = "consent_document") String documentReference,
        @Column(name = "consent_recorded_by") String recordedBy,
        @Column(name = "consent_recorded_at") Instant recordedAt) {

    enum GivenBy {
        @JsonProperty("patient")
        PATIENT,
        @JsonProperty("legal-representative")
        LEGAL_REPRESENTATIVE;

        @Converter(autoApply = true)
        static class AsWord extends WordColumn<GivenBy> {
            AsWord() {
                super(GivenBy.class);
            }
        }
    }

    /** Whether it is the same consent, regardless of who recorded it and when. */
    boolean isSameAs(Consent other) {
        return givenBy == other.givenBy
                && givenAt.equals(other.givenAt)
                && documentReference.equals(other.documentReference);
    }

    @Override
    public String toString() {
        return "Consent[hidden]";
    }
}
