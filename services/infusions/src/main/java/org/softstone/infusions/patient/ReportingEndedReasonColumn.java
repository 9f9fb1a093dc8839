package org.softstone.infusions.patient;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.softstone.contracts.PatientProfile.ReportingEnded.Reason;

/** Stored as the words that the API uses. */
@Converter(autoApply = true)
class ReportingEndedReasonColumn implements AttributeConverter<Reason, String> {

    @Override
    public String convertToDatabaseColumn(Reason reason) {
        return reason == null ? null : reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Reason convertToEntityAttribute(String stored) {
        return stored == null
                ? null
                : Reason.valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
