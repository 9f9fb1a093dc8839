package org.softstone.infusions.patient;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.softstone.contracts.PatientProfile;
import org.softstone.contracts.PatientProfile.ReportingEnded;

/**
 * Somebody who is treated here. Name and birth date stay in this table: they are in no event, log or
 * {@code toString()}.
 */
@Entity
public class Patient {

    @Id
    private UUID patientId;

    private String givenName;
    private String familyName;
    private LocalDate birthDate;
    private UUID teamId;
    private String zone;
    private String language;
    private long profileVersion;
    private String registeredBy;
    private Instant registeredAt;
    private String userId;
    private Instant enrolledAt;
    private Instant reportingEndedAt;
    private ReportingEnded.Reason reportingEndedReason;

    protected Patient() {}

    public Patient(UUID patientId, Person person, UUID teamId, ZoneId zone, String language) {
        this.patientId = patientId;
        this.givenName = person.givenName();
        this.familyName = person.familyName();
        this.birthDate = person.birthDate();
        this.teamId = teamId;
        this.zone = zone.getId();
        this.language = language;
        this.profileVersion = 1;
    }

    /** @param by who registered the patient */
    public Patient registered(String by, Instant at) {
        registeredBy = by;
        registeredAt = at;
        return this;
    }

    /** Links the account, once. */
    public void enrol(String account, Instant now) {
        if (isEnrolled()) {
            throw new IllegalStateException("an enrolled patient is not enrolled again");
        }
        userId = account;
        enrolledAt = now;
        profileVersion++;
    }

    /** @param end null when they are asked again */
    public void endReporting(ReportingEnded end) {
        reportingEndedAt = end == null ? null : end.at();
        reportingEndedReason = end == null ? null : end.reason();
        profileVersion++;
    }

    /** Null while they are asked for reports. */
    public ReportingEnded reportingEnded() {
        return reportingEndedAt == null ? null : new ReportingEnded(reportingEndedAt, reportingEndedReason);
    }

    public boolean isEnrolled() {
        return userId != null;
    }

    public PatientProfile.Status status() {
        return isEnrolled() ? PatientProfile.Status.ENROLLED : PatientProfile.Status.INVITED;
    }

    PatientView toView() {
        return new PatientView(
                patientId,
                givenName,
                familyName,
                birthDate,
                teamId,
                ZoneId.of(zone),
                language,
                status(),
                registeredAt,
                reportingEnded());
    }

    PatientProfile profile(UUID siteId) {
        return new PatientProfile(
                patientId,
                profileVersion,
                userId,
                teamId,
                siteId,
                ZoneId.of(zone),
                language,
                status(),
                reportingEnded());
    }

    public UUID patientId() {
        return patientId;
    }

    private Person person() {
        return new Person(givenName, familyName, birthDate);
    }

    public UUID teamId() {
        return teamId;
    }

    public boolean is(Person other, UUID otherTeam, ZoneId otherZone, String otherLanguage) {
        return person().equals(other)
                && teamId.equals(otherTeam)
                && zone.equals(otherZone.getId())
                && language.equals(otherLanguage);
    }
}
