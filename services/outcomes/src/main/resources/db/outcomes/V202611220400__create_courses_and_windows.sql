CREATE TABLE course (
  course_id   uuid PRIMARY KEY,
  patient_id  uuid NOT NULL,
  zone        text,
  enrolled_at timestamptz,
  started_at  timestamptz,
  CONSTRAINT zone_comes_with_enrolment CHECK ((zone IS NULL) = (enrolled_at IS NULL)),
  CONSTRAINT enrolled_or_started CHECK (enrolled_at IS NOT NULL OR started_at IS NOT NULL)
);
COMMENT ON TABLE course IS 'Replica of the courses of infusions, as far as report windows need them; may have started before its enrolment is known';
CREATE INDEX course_of_patient ON course (patient_id, enrolled_at DESC NULLS LAST);

CREATE TABLE booked_visit (
  course_id  uuid NOT NULL,
  patient_id uuid NOT NULL,
  number     integer NOT NULL CHECK (number >= 1),
  visit_id   uuid NOT NULL,
  starts_at  timestamptz NOT NULL,
  PRIMARY KEY (course_id, number)
);
COMMENT ON TABLE booked_visit IS 'Replica of booked visits; may know visits of a course that is not known yet';

CREATE TABLE report_window (
  window_id  uuid PRIMARY KEY,
  patient_id uuid NOT NULL,
  course_id  uuid NOT NULL REFERENCES course,
  week       integer NOT NULL CHECK (week >= 0),
  visit_id   uuid,
  opens_at   timestamptz NOT NULL,
  due_at     timestamptz,
  closes_at  timestamptz,
  state      text NOT NULL CHECK (state IN ('upcoming', 'open', 'submitted', 'late', 'missed')),
  report_id  uuid UNIQUE,
  UNIQUE (course_id, week),
  CONSTRAINT due_and_closing_come_together CHECK ((due_at IS NULL) = (closes_at IS NULL)),
  CONSTRAINT only_a_baseline_waits_for_its_due_time CHECK (due_at IS NOT NULL OR week = 0),
  CONSTRAINT times_are_in_order CHECK (opens_at <= due_at AND due_at < closes_at),
  CONSTRAINT filed_means_with_report CHECK ((state IN ('submitted', 'late')) = (report_id IS NOT NULL)),
  CONSTRAINT missed_means_closed CHECK (state <> 'missed' OR closes_at IS NOT NULL)
);
COMMENT ON TABLE report_window IS 'When a weekly report counts, and what became of it';
CREATE INDEX report_window_of_patient ON report_window (patient_id, opens_at);
