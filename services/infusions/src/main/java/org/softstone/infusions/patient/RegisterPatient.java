package org.softstone.infusions.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.softstone.contracts.TeamDefined;
import org.softstone.http.FieldCheck;
import org.softstone.infusions.request.ClientMadeIds;
import org.softstone.infusions.request.Creation;

@ApplicationScoped
class RegisterPatient {

    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
    private static final String DEFAULT_LANGUAGE = "en";

    private final Patients patients;
    private final ClientMadeIds ids;
    private final Invite invite;
    private final AnnouncePatient announcePatient;
    private final InstantSource time;

    RegisterPatient(
            Patients patients, ClientMadeIds ids, Invite invite, AnnouncePatient announcePatient, InstantSource time) {
        this.patients = patients;
        this.ids = ids;
        this.invite = invite;
        this.announcePatient = announcePatient;
        this.time = time;
    }

    /** @param team which the caller belongs to */
    @Transactional
    Creation<RegistrationView> register(PatientRequest request, TeamDefined team, String registeredBy) {
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
        return switch (ids.claim(
                request.patientId(),
                patients::findByIdOptional,
                patient -> patient.is(person, team.teamId(), zone, language))) {
            case ClientMadeIds.Claim.Made<Patient>(Patient known) ->
                new Creation.Repeated<>(RegistrationView.withoutCode(known));
            case ClientMadeIds.Claim.Free<Patient>(UUID id) -> {
                Patient patient = new Patient(id, person, team.teamId(), zone, language).registered(registeredBy, now);
                patients.persist(patient);
                announcePatient.announce(patient);
                yield new Creation.Created<>(invite.invite(patient, now));
            }
        };
    }
}
