CREATE TABLE report_draft (
  patient_id  uuid PRIMARY KEY,
  saved_at    timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  content     jsonb NOT NULL
);
COMMENT ON TABLE report_draft IS 'What a patient has begun to fill in and not sent: one at most, the one saved latest by her devices'' clocks';
