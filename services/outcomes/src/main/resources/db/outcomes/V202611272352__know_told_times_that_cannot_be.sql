ALTER TABLE report
  ADD COLUMN submitted_at_believed boolean NOT NULL DEFAULT true,
  ADD COLUMN opened_at_believed boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN report.submitted_at_believed IS
  'False when submittedAt is a time that cannot be, because the phone''s clock was set between filing and sending: the report counts from its arrival';
COMMENT ON COLUMN report.opened_at_believed IS 'False when openedAt is a time that cannot be';

ALTER TABLE report_amendment ADD COLUMN disbelieved_at timestamptz;
COMMENT ON COLUMN report_amendment.disbelieved_at IS
  'amendedAt as it was told, where it is a time that cannot be: amended_at is then the arrival';

CREATE OR REPLACE VIEW current_report AS
SELECT r.report_id, r.patient_id, r.course_id, r.window_id, r.week, r.version, r.timing, r.corrected_at, r.sent_at,
       r.received_at, r.received_after_closing, r.pain_average, r.mode, r.entered_by, r.form_version,
       r.retracted_at, r.retracted_by, r.retraction_reason,
       coalesce(a.content, r.content) AS content, r.submitted_at_believed, r.opened_at_believed
FROM report r LEFT JOIN report_amendment a ON a.report_id = r.report_id AND a.version = r.version;

COMMENT ON COLUMN report_draft.content IS
  'savedAt as the phone said it, and the report as far as it goes; without report the draft was deleted, and none saved before comes back. arrivals: when drafts came first whose savedAt cannot be, by that savedAt';
