package org.softstone.infusions.enrolment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Invitations implements PanacheRepositoryBase<Invitation, UUID> {

    Optional<Invitation> withCode(InvitationCode code) {
        return find("codeHash", (Object) code.hash()).firstResultOptional();
    }
}
