package org.softstone.infusions.enrolment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.softstone.database.LockSpace;
import org.softstone.database.Locks;
import org.softstone.http.Ids;

/** Slows down guessing: after {@link #ALLOWED} wrong codes an account has to wait. */
@ApplicationScoped
class EnrolmentAttempts implements PanacheRepositoryBase<EnrolmentAttempt, UUID> {

    static final int ALLOWED = 10;
    static final Duration WITHIN = Duration.ofMinutes(15);

    private final Locks locks;

    EnrolmentAttempts(Locks locks) {
        this.locks = locks;
    }

    /** One attempt per account at a time, so that concurrent ones are all counted. */
    void takeTurn(String userId) {
        locks.take(LockSpace.CHANGING, UUID.nameUUIDFromBytes(userId.getBytes(StandardCharsets.UTF_8)));
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
