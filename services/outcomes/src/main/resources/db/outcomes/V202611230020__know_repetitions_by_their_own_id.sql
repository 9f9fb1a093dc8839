CREATE TABLE report_alias (
  report_id  uuid PRIMARY KEY,
  first_id   uuid NOT NULL REFERENCES report,
  patient_id uuid NOT NULL,
  CONSTRAINT another_id CHECK (report_id <> first_id)
);
COMMENT ON TABLE report_alias IS
  'Ids under which a stored report was sent again, and answered as a repetition of it: a phone may know it by any of them';
