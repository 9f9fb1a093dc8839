ALTER TABLE course
    ADD COLUMN state_since  timestamptz,
    ADD COLUMN state_by     text,
    ADD COLUMN state_reason text CHECK (state_reason <> '' AND length(state_reason) <= 200),
    DROP CONSTRAINT course_state_check,
    DROP CONSTRAINT course_is_started_when_active,
    ADD CONSTRAINT course_state_check
        CHECK (state IN ('draft', 'consented', 'active', 'on-hold', 'completed', 'discontinued')),
    ADD CONSTRAINT course_is_started_when_active CHECK
        (CASE WHEN state IN ('draft', 'consented') THEN started_at IS NULL
              WHEN state IN ('active', 'on-hold', 'completed') THEN started_at IS NOT NULL
              ELSE true END
         AND (started_at IS NULL) = (started_by IS NULL)),
    ADD CONSTRAINT course_says_since_when CHECK
        ((state_since IS NULL) = (state_by IS NULL)
         AND (state NOT IN ('on-hold', 'completed', 'discontinued') OR state_since IS NOT NULL)),
    ADD CONSTRAINT course_is_discontinued_for_a_reason CHECK (state <> 'discontinued' OR state_reason IS NOT NULL);

DROP INDEX course_one_open_per_patient;
CREATE UNIQUE INDEX course_one_open_per_patient ON course (patient_id)
    WHERE state IN ('draft', 'consented', 'active', 'on-hold');

CREATE TABLE course_turn (
    turn_id   uuid PRIMARY KEY,
    course_id uuid        NOT NULL REFERENCES course,
    state     text        NOT NULL CHECK (state IN ('active', 'on-hold', 'completed', 'discontinued')),
    reason    text        CHECK (reason <> '' AND length(reason) <= 200),
    taken_by  text        NOT NULL,
    taken_at  timestamptz NOT NULL
);
CREATE INDEX course_turn_of_course ON course_turn (course_id, taken_at);
COMMENT ON TABLE course_turn IS 'Every hold, resumption and end of a course with its reason; rows are only added';
