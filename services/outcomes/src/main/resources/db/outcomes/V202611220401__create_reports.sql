CREATE TABLE report (
  report_id              uuid PRIMARY KEY,
  patient_id             uuid NOT NULL,
  course_id              uuid REFERENCES course,
  window_id              uuid UNIQUE REFERENCES report_window,
  week                   integer,
  version                integer NOT NULL CHECK (version >= 1),
  timing                 text NOT NULL CHECK (timing IN ('on-time', 'late', 'unscheduled')),
  corrected_at           timestamptz NOT NULL,
  sent_at                timestamptz,
  received_at            timestamptz NOT NULL,
  received_after_closing boolean NOT NULL,
  pain_average           smallint CHECK (pain_average BETWEEN 0 AND 10),
  content                jsonb NOT NULL,
  CONSTRAINT unscheduled_means_without_window CHECK ((timing = 'unscheduled') = (window_id IS NULL)),
  CONSTRAINT week_comes_with_window CHECK ((window_id IS NULL) = (week IS NULL)),
  CONSTRAINT received_after_closing_means_with_window CHECK (NOT received_after_closing OR window_id IS NOT NULL)
);
COMMENT ON TABLE report IS 'What a patient reported; content is the report as sent, without sentAt, so that a repetition is recognised';
COMMENT ON COLUMN report.corrected_at IS 'submittedAt corrected by the phone''s clock error, or the arrival when that is not known';
CREATE INDEX report_of_patient ON report (patient_id, corrected_at DESC, report_id DESC);

ALTER TABLE report_window ADD CONSTRAINT report_window_report FOREIGN KEY (report_id) REFERENCES report;
