ALTER TABLE report
  ADD COLUMN mode text NOT NULL DEFAULT 'self' CHECK (mode IN ('self', 'proxy', 'phone')),
  ADD COLUMN entered_by text,
  ADD COLUMN form_version integer NOT NULL DEFAULT 1 CHECK (form_version >= 1),
  ADD COLUMN retracted_at timestamptz,
  ADD COLUMN retracted_by text,
  ADD COLUMN retraction_reason text CHECK (length(retraction_reason) BETWEEN 1 AND 500),
  ADD CONSTRAINT retraction_is_whole CHECK (num_nulls(retracted_at, retracted_by, retraction_reason) IN (0, 3)),
  ADD CONSTRAINT staff_sign_what_they_write_down CHECK (mode <> 'phone' OR entered_by IS NOT NULL),
  ADD CONSTRAINT staff_do_not_answer_as_the_patient CHECK (mode <> 'self' OR entered_by IS NULL),
  DROP CONSTRAINT report_window_id_key;
CREATE UNIQUE INDEX report_counts_for_window ON report (window_id) WHERE retracted_at IS NULL;
COMMENT ON COLUMN report.entered_by IS 'The account of the member of staff who entered it; null when it came from the patient''s own account';
COMMENT ON COLUMN report.form_version IS 'The version of the form that the first version answered; there was only one before that was kept';
COMMENT ON COLUMN report.content IS 'Version 1 as sent, without sentAt; never changed. Later versions stand in report_amendment';
COMMENT ON COLUMN report.version IS 'The version that stands: of all corrections the one made last, whenever it arrived; pain_average is that version''s';

CREATE TABLE report_amendment (
  amendment_id uuid PRIMARY KEY,
  report_id    uuid NOT NULL REFERENCES report,
  version      integer NOT NULL CHECK (version >= 2),
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  entered_by   text,
  amended_at   timestamptz NOT NULL,
  sent_at      timestamptz,
  received_at  timestamptz NOT NULL,
  content      jsonb NOT NULL,
  UNIQUE (report_id, version)
);
COMMENT ON TABLE report_amendment IS 'Corrections of reports, each the whole report as it then stood; rows are only ever added';
COMMENT ON COLUMN report_amendment.entered_by IS 'As of report';
COMMENT ON COLUMN report_amendment.version IS 'In order of arrival';
COMMENT ON COLUMN report_amendment.amended_at IS 'When it was made, by the sender''s clock corrected by its error';

CREATE VIEW current_report AS
SELECT r.report_id, r.patient_id, r.course_id, r.window_id, r.week, r.version, r.timing, r.corrected_at, r.sent_at,
       r.received_at, r.received_after_closing, r.pain_average, r.mode, r.entered_by, r.form_version,
       r.retracted_at, r.retracted_by, r.retraction_reason,
       coalesce(a.content, r.content) AS content
FROM report r LEFT JOIN report_amendment a ON a.report_id = r.report_id AND a.version = r.version;
COMMENT ON VIEW current_report IS 'Reports as the version that stands tells them, retracted ones included';
