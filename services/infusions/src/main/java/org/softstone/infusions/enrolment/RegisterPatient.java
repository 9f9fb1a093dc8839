package org.softstone.infusions.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.softstone.access.PatientAccess;
import org.softstone.contracts.TeamDefined;
import org.softstone.http.FieldCheck;
import org.softstone.infusions.patient.AnnouncePatient;
import org.softstone.infusions.patient.Patient;
import org.softstone.infusions.patient.Patients;
import org.softstone.infusions.patient.Person;
import org.softstone.infusions.request.ClientMadeIds;
import org.softstone.infusions.request.Creation;
import org.softstone.infusions.team.Memberships;

@ApplicationScoped
class RegisterPatient {

    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
    private static final String DEFAULT_LANGUAGE = "en";

    private final Patients patients;
    private final Memberships memberships;
    private final ClientMadeIds ids;
    private final Invite invite;
    private final AnnouncePatient announcePatient;
    private final PatientAccess access;
    private final InstantSource time;

    // Seven collaborators: patient, invitation, event and audit row are stored together.
    RegisterPatient(
            Patients patients,
            Memberships memberships,
            ClientMadeIds ids,
            Invite invite,
            AnnouncePatient announcePatient,
            PatientAccess access,
            InstantSource time) {
        this.patients = patients;
        this.memberships = memberships;
        this.ids = ids;
        this.invite = invite;
        this.announcePatient = announcePatient;
        this.access = access;
        this.time = time;
    }

    /** @param team which the caller belongs to */
    @Transactional
    Creation<RegistrationView> register(PatientRequest request, TeamDefined team, String registeredBy) {
        memberships.requireClinician(team.teamId());
        Instant now = time.instant();
        FieldCheck check = new FieldCheck();
        Person person = new Person(
                check.text(request.givenName(), "/givenName"),
                check.text(request.familyName(), "/familyName"),
                check.required(
                        request.birthDate(),
                        "/birthDate",
                        // Somewhere it is tomorrow already: UTC+14.
                        date -> !date.isBefore(OLDEST)
                                && !date.isAfter(
                                        now.atOffset(ZoneOffset.ofHours(14)).toLocalDate()),
                        "must be a date of birth in the past"));
        ZoneId zone = request.zone() == null ? team.zone() : request.zone();
        String language =
                request.language() == null ? DEFAULT_LANGUAGE : check.language(request.language(), "/language");
        check.throwIfAny();
        Creation<Patient> patient = ids.once(
                request.patientId(),
                patients,
                known -> known.is(person, team.teamId(), zone, language),
                id -> new Patient(id, person, team.teamId(), zone, language).registered(registeredBy, now));
        access.recordShown(List.of(patient.made().patientId()), "register-patient");
        if (patient.isNew()) {
            announcePatient.announce(patient.made());
        }
        return patient.map(made -> patient.isNew() ? invite.invite(made, now) : RegistrationView.withoutCode(made));
    }
}
