-- An alert that gets worse is raised again, changes hands, and tells which evidence somebody has acknowledged.
ALTER TABLE alert
    ADD COLUMN newest_evidence_at    timestamptz,
    ADD COLUMN acknowledged_evidence integer CHECK (acknowledged_evidence >= 0),
    DROP CONSTRAINT alert_check3,
    ADD CONSTRAINT alert_raised_is_not_resolved CHECK (state <> 'raised' OR resolved_by IS NULL);
COMMENT ON COLUMN alert.newest_evidence_at IS 'When the newest report or missed window joined it; null as an earlier version of the service raised it, which means raised_at.';
COMMENT ON COLUMN alert.acknowledged_by IS 'Who has it; while raised, who had it before it got worse.';
COMMENT ON COLUMN alert.acknowledged_evidence IS 'The newest piece of evidence that there was when it was acknowledged; null as an earlier version wrote it.';
CREATE INDEX alert_newest_evidence ON alert ((COALESCE(newest_evidence_at, raised_at)) DESC, alert_id DESC);

CREATE TABLE alert_owner (
    alert_id       uuid        NOT NULL REFERENCES alert,
    number         integer     NOT NULL CHECK (number >= 1),
    at             timestamptz NOT NULL,
    acted_by       text        NOT NULL,
    owner          text        NOT NULL,
    previous_owner text        CHECK (previous_owner <> owner),
    evidence       integer     NOT NULL CHECK (evidence >= 0),
    PRIMARY KEY (alert_id, number)
);
COMMENT ON TABLE alert_owner IS 'Who acknowledged an alert, took it over or was handed it, and which evidence there was then.';

-- A feed never runs backwards, entries show who has an alert, and who leaves a team is told what to clear.
ALTER TABLE feed_recipient ADD COLUMN last_at timestamptz;
COMMENT ON COLUMN feed_recipient.last_at IS 'The time of the newest entry: none is told at an earlier one.';
ALTER TABLE feed_entry
    ADD COLUMN owner     text,
    ADD COLUMN withdraws int8multirange,
    ALTER COLUMN patient_id DROP NOT NULL,
    DROP CONSTRAINT feed_entry_kind_check,
    ADD CONSTRAINT feed_entry_kind_check CHECK (kind IN ('report-submitted', 'report-amended', 'report-retracted', 'report-missed', 'alert-raised',
        'alert-raised-again', 'alert-evidence-changed', 'alert-acknowledged', 'alert-resolved', 'access-ended')),
    ADD CONSTRAINT feed_entry_of_a_patient CHECK (patient_id IS NOT NULL OR kind = 'access-ended'),
    ADD CONSTRAINT feed_entry_withdraws CHECK ((withdraws IS NOT NULL) = (kind = 'access-ended')),
    ADD CONSTRAINT feed_entry_of_an_owner CHECK (owner IS NULL OR alert_id IS NOT NULL);
COMMENT ON COLUMN feed_entry.withdraws IS 'Sequences of the same feed that tell of people whom its recipient no longer treats since this entry.';
