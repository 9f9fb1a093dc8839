package org.softstone.infusions.patient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.http.Paging;

@ApplicationScoped
public class Patients implements PanacheRepositoryBase<Patient, UUID> {

    /** In order of registration, as far as the ids say: a cursor by name would carry a name. */
    @Transactional
    List<Patient> page(UUID teamId, Paging paging) {
        UUID after = paging.afterId();
        return find("teamId = ?1 and patientId > ?2", Sort.by("patientId"), teamId, after)
                .page(0, paging.rows())
                .list();
    }

    public Optional<Patient> ofUser(String userId) {
        return find("userId", userId).firstResultOptional();
    }

    public Patient lock(UUID patientId) {
        return findById(patientId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The next patients in order of id, whom nobody changes until the transaction ends. */
    List<Patient> lockAfter(UUID patientId, int count) {
        return find("patientId > ?1", Sort.by("patientId"), patientId)
                .page(0, count)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
