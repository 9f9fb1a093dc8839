CREATE TABLE series (
    series_id                  uuid PRIMARY KEY,
    course_id                  uuid        NOT NULL REFERENCES course,
    first_date                 date        NOT NULL,
    wall_time                  time        NOT NULL,
    visit_count                integer     NOT NULL CHECK (visit_count BETWEEN 1 AND 52),
    requested_chair_id         uuid REFERENCES chair,
    requested_duration_minutes integer     CHECK (requested_duration_minutes BETWEEN 1 AND 720),
    booked_by                  text        NOT NULL,
    booked_at                  timestamptz NOT NULL
);
COMMENT ON TABLE series IS 'A booking of weekly visits as it was asked for, so that asking again books nothing twice';

CREATE TABLE visit (
    visit_id   uuid PRIMARY KEY,
    course_id  uuid        NOT NULL,
    patient_id uuid        NOT NULL,
    series_id  uuid        NOT NULL REFERENCES series,
    number     integer     NOT NULL CHECK (number > 0),
    site_id    uuid        NOT NULL,
    chair_id   uuid        NOT NULL,
    zone       text        NOT NULL CHECK (zone <> ''),
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    state      text        NOT NULL CHECK (state IN ('booked')),
    UNIQUE (course_id, number),
    FOREIGN KEY (course_id, patient_id) REFERENCES course (course_id, patient_id),
    FOREIGN KEY (chair_id, site_id) REFERENCES chair (chair_id, site_id),
    CHECK (starts_at < ends_at AND ends_at - starts_at <= interval '12 hours'),
    CONSTRAINT visit_one_per_chair_at_a_time EXCLUDE USING gist
        (chair_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE (state = 'booked'),
    CONSTRAINT visit_one_per_patient_at_a_time EXCLUDE USING gist
        (patient_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE (state = 'booked')
);
CREATE INDEX visit_of_site ON visit (site_id, starts_at);
CREATE INDEX visit_of_patient ON visit (patient_id, starts_at, visit_id);
COMMENT ON TABLE visit IS 'A booked infusion: one patient on one chair; two at once on a chair cannot be stored';
