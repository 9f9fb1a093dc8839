package org.softstone.outcomes.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.softstone.outcomes.sql.PatientLock;

/** Deletes a patient's draft, in the caller's transaction; when there is none, nothing happens. */
@ApplicationScoped
class DiscardDraft {

    private final PatientLock lock;
    private final Drafts drafts;

    DiscardDraft(PatientLock lock, Drafts drafts) {
        this.lock = lock;
        this.drafts = drafts;
    }

    void of(UUID patientId) {
        lock.take(patientId);
        drafts.delete(patientId);
    }
}
