ALTER TABLE course
  ADD COLUMN held_at timestamptz,
  ADD COLUMN resumed_at timestamptz,
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN ended_as text CHECK (ended_as IN ('completed', 'discontinued')),
  ADD CONSTRAINT ended_somehow CHECK ((ended_at IS NULL) = (ended_as IS NULL)),
  DROP CONSTRAINT enrolled_or_started;
COMMENT ON COLUMN course.held_at IS 'When infusions were last suspended; they still are unless it was resumed later';

ALTER TABLE booked_visit
  ADD COLUMN zone text,
  ADD COLUMN state text NOT NULL DEFAULT 'booked'
    CHECK (state IN ('booked', 'cancelled', 'missed', 'held', 'started', 'completed', 'stopped-early')),
  ADD COLUMN given_grams numeric(9, 3) CHECK (given_grams >= 0),
  ADD COLUMN ended_at timestamptz,
  ADD CONSTRAINT given_means_ended CHECK
    ((given_grams IS NULL) = (ended_at IS NULL) AND (given_grams IS NOT NULL) = (state IN ('completed', 'stopped-early')));
COMMENT ON TABLE booked_visit IS
  'Replica of visits by their number in the course, which a successor takes over; may know visits of a course that is not known yet';
COMMENT ON COLUMN booked_visit.zone IS 'The patient''s when it was booked, in which its weekday and time are the usual ones; null when stored before that was kept';

CREATE TABLE former_visit (
  visit_id uuid PRIMARY KEY
);
COMMENT ON TABLE former_visit IS 'Visits whose place in their course another has taken: what is told of them again, or late, is old';

ALTER TABLE report_window ADD COLUMN follow_up boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN report_window.follow_up IS 'Asked after the course was completed';

CREATE TABLE withdrawn_window (
  course_id uuid NOT NULL,
  week      integer NOT NULL,
  window_id uuid NOT NULL UNIQUE,
  patient_id uuid NOT NULL,
  PRIMARY KEY (course_id, week)
);
COMMENT ON TABLE withdrawn_window IS
  'Windows that were planned and then no longer, before they opened: a phone may know them. The week gets the same window when it is planned again';

CREATE TABLE pause_list (
  patient_id uuid NOT NULL,
  version    bigint NOT NULL CHECK (version >= 1),
  pauses     jsonb NOT NULL CHECK (jsonb_typeof(pauses) = 'array'),
  defined_by text NOT NULL,
  defined_at timestamptz NOT NULL,
  PRIMARY KEY (patient_id, version)
);
COMMENT ON TABLE pause_list IS
  'The times for which a patient cannot report, [{pauseId, from, until, reason}] with both days included, one row per version; the highest is current';

CREATE TABLE site_window_setting (
  site_id                uuid NOT NULL,
  version                bigint NOT NULL CHECK (version >= 1),
  due_before_visit_hours integer NOT NULL CHECK (due_before_visit_hours BETWEEN 1 AND 96),
  set_by                 text NOT NULL,
  set_at                 timestamptz NOT NULL,
  PRIMARY KEY (site_id, version)
);
COMMENT ON TABLE site_window_setting IS 'How long before a visit a site wants the report, one row per version; without a row the configured default counts';
