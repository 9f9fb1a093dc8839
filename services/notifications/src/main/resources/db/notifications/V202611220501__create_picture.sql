CREATE TABLE patient_picture (
    patient_id         uuid PRIMARY KEY,
    course_id          uuid,
    course_enrolled_at timestamptz,
    course_started_at  timestamptz,
    baseline_average   smallint CHECK (baseline_average BETWEEN 0 AND 10),
    window_id          uuid,
    window_week        smallint CHECK (window_week >= 0),
    window_opens_at    timestamptz,
    activities_version bigint,
    activity_ids       uuid[],
    CHECK ((window_id IS NULL) = (window_week IS NULL) AND (window_id IS NULL) = (window_opens_at IS NULL)),
    CHECK ((activities_version IS NULL) = (activity_ids IS NULL))
);
COMMENT ON TABLE patient_picture IS 'What is known of a patient besides her reports: course, newest report window, activities, baseline.';

CREATE TABLE known_report (
    report_id    uuid PRIMARY KEY,
    patient_id   uuid        NOT NULL,
    window_id    uuid,
    week         smallint CHECK (week >= 0),
    submitted_at timestamptz NOT NULL,
    pain_average smallint CHECK (pain_average BETWEEN 0 AND 10),
    scores       jsonb       NOT NULL
);
COMMENT ON TABLE known_report IS 'Every report that has reached this service: what the rules look back on as columns, the whole event as scores.';
CREATE INDEX known_report_of_patient ON known_report (patient_id, submitted_at DESC);
CREATE INDEX known_report_of_window ON known_report (window_id);

CREATE TABLE missed_window (
    window_id  uuid PRIMARY KEY,
    patient_id uuid        NOT NULL,
    week       smallint    NOT NULL CHECK (week >= 0),
    due_at     timestamptz NOT NULL,
    closed_at  timestamptz NOT NULL CHECK (closed_at >= due_at)
);
COMMENT ON TABLE missed_window IS 'Report windows that closed without a report; a report may still answer one later.';
CREATE INDEX missed_window_of_patient ON missed_window (patient_id);

CREATE TABLE booked_visit (
    visit_id   uuid PRIMARY KEY,
    patient_id uuid        NOT NULL,
    course_id  uuid        NOT NULL,
    number     smallint    NOT NULL CHECK (number >= 1),
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL CHECK (ends_at > starts_at),
    zone       text        NOT NULL
);
COMMENT ON TABLE booked_visit IS 'Infusion visits that are booked, as infusions announced them.';
CREATE INDEX booked_visit_of_patient ON booked_visit (patient_id, starts_at);
