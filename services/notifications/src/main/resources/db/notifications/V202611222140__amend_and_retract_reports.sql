-- Reports can be amended and retracted, and patients can pause.
ALTER TABLE known_report
    ADD COLUMN version           integer NOT NULL DEFAULT 1 CHECK (version >= 1),
    ADD COLUMN newest_on_arrival boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN known_report.newest_on_arrival IS 'Whether no report submitted after it was known when it arrived: only then is it asked whether the patient got worse.';
-- The baseline is that of the report of week 0 and not stored a second time, so that it follows its amendment and retraction.
CREATE INDEX known_report_baseline ON known_report (patient_id) WHERE week = 0;
COMMENT ON COLUMN patient_picture.baseline_average IS 'No longer written or read; stays while an earlier version of the service may run.';

CREATE TABLE retracted_report (
    report_id    uuid PRIMARY KEY,
    patient_id   uuid        NOT NULL,
    retracted_at timestamptz NOT NULL
);
COMMENT ON TABLE retracted_report IS 'Reports entered in error: what they said is not kept here, and never taken in again.';

ALTER TABLE missed_window ADD COLUMN during_pause boolean NOT NULL DEFAULT false;

ALTER TABLE patient_picture
    ADD COLUMN pauses_version bigint,
    ADD COLUMN paused_days    datemultirange,
    ADD CHECK ((pauses_version IS NULL) = (paused_days IS NULL));
COMMENT ON COLUMN patient_picture.paused_days IS 'Days in the patient''s zone on which she said that she cannot report.';

ALTER TABLE alert ADD COLUMN standing_level text CHECK (standing_level IN ('info', 'routine', 'urgent', 'critical'));
UPDATE alert SET standing_level = level;
COMMENT ON COLUMN alert.standing_level IS 'The highest level of the evidence that still stands, which summary and inputs are of; null when none does.';

ALTER TABLE alert_evidence
    ADD COLUMN kind           text NOT NULL DEFAULT 'found'
        CHECK (kind IN ('found', 'answered', 'found-anew', 'amended', 'entered-in-error')),
    ADD COLUMN report_version integer CHECK (report_version >= 1),
    ADD COLUMN voided         text CHECK (voided IN ('amended', 'entered-in-error')),
    DROP CONSTRAINT alert_evidence_alert_id_report_id_window_id_key;
UPDATE alert_evidence e SET kind = 'answered' FROM alert a
WHERE a.alert_id = e.alert_id AND a.rule = 'M-1' AND e.report_id IS NOT NULL;
UPDATE alert_evidence SET report_version = 1 WHERE report_id IS NOT NULL;
CREATE UNIQUE INDEX alert_evidence_once ON alert_evidence (alert_id, report_id, window_id) NULLS NOT DISTINCT
    WHERE voided IS NULL AND kind IN ('found', 'answered', 'found-anew');
COMMENT ON TABLE alert_evidence IS 'The history of an alert: what raised it and raised it again, one row per report or missed window that stands, and what became of it.';
COMMENT ON COLUMN alert_evidence.voided IS 'Why this piece counts no longer; it stays for audit.';

ALTER TABLE feed_entry
    ADD COLUMN evidence_number integer CHECK (evidence_number >= 1),
    ADD CHECK (evidence_number IS NULL OR alert_id IS NOT NULL),
    DROP CONSTRAINT feed_entry_kind_check,
    ADD CONSTRAINT feed_entry_kind_check CHECK (kind IN ('report-submitted', 'report-amended', 'report-retracted', 'report-missed', 'alert-raised',
        'alert-raised-again', 'alert-evidence-changed', 'alert-acknowledged', 'alert-resolved'));
COMMENT ON COLUMN feed_entry.evidence_number IS 'The piece of evidence whose values the summary shows; with it the entry is withdrawn.';
