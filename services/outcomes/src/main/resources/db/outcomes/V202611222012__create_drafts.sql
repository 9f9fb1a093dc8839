CREATE TABLE report_draft (
  patient_id   uuid PRIMARY KEY,
  corrected_at timestamptz NOT NULL,
  received_at  timestamptz NOT NULL,
  content      jsonb NOT NULL CHECK (content -> 'savedAt' IS NOT NULL)
);
COMMENT ON TABLE report_draft IS 'What a patient has begun to fill in and not sent: one at most, the one saved last';
COMMENT ON COLUMN report_draft.corrected_at IS 'savedAt corrected by the phone''s clock error, never after the arrival';
COMMENT ON COLUMN report_draft.content IS 'savedAt as the phone said it, and the report as far as it goes; without report the draft was deleted, and none saved before comes back';
