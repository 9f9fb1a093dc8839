package org.softstone.infusions.patient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.http.Ids;

/** Slows down guessing: so many wrong codes per account, then a pause. */
@ApplicationScoped
class EnrolmentAttempts implements PanacheRepositoryBase<EnrolmentAttempt, UUID> {

    static final int ALLOWED = 10;
    static final Duration WITHIN = Duration.ofMinutes(15);

    /** One attempt of an account at a time, so that many at once count as many. */
    void takeTurn(String userId) {
        getEntityManager()
                .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended(?1, 11)) AS text)")
                .setParameter(1, "enrolment of " + userId)
                .getSingleResult();
    }

    /** When this account may try again, empty when it may now. */
    Optional<Instant> pauseUntil(String userId, Instant now) {
        List<EnrolmentAttempt> recent =
                list("userId = ?1 and attemptedAt > ?2", Sort.by("attemptedAt"), userId, now.minus(WITHIN));
        return recent.size() < ALLOWED
                ? Optional.empty()
                : Optional.of(recent.get(recent.size() - ALLOWED).attemptedAt().plus(WITHIN));
    }

    void remember(String userId, Instant now) {
        delete("userId = ?1 and attemptedAt <= ?2", userId, now.minus(WITHIN));
        persist(new EnrolmentAttempt(Ids.next(), userId, now));
    }
}
