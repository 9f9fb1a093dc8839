package org.softstone.outcomes.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.softstone.database.Locks;

/** Deletes a patient's draft; when there is none, nothing happens. */
@ApplicationScoped
class DiscardDraft {

    private final Locks locks;
    private final Drafts drafts;

    DiscardDraft(Locks locks, Drafts drafts) {
        this.locks = locks;
        this.drafts = drafts;
    }

    @Transactional
    void of(UUID patientId) {
        locks.patient(patientId);
        drafts.delete(patientId);
    }
}
