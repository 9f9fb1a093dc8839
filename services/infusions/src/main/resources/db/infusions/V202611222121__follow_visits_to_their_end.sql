ALTER TABLE visit
    ADD COLUMN state_since   timestamptz,
    ADD COLUMN state_by      text,
    ADD COLUMN reason        text CHECK (reason <> '' AND length(reason) <= 200),
    ADD COLUMN successor_id  uuid REFERENCES visit DEFERRABLE INITIALLY DEFERRED,
    ADD COLUMN checked_in_at timestamptz,
    ADD COLUMN checked_in_by text,
    ADD COLUMN order_id      uuid REFERENCES infusion_order,
    ADD COLUMN ordered_grams numeric(9, 3) CHECK (ordered_grams > 0),
    ADD COLUMN started_at    timestamptz,
    ADD COLUMN started_by    text,
    ADD COLUMN given_grams   numeric(9, 3) CHECK (given_grams >= 0),
    ADD COLUMN ended_at      timestamptz,
    DROP CONSTRAINT visit_state_check,
    DROP CONSTRAINT visit_course_id_number_key,
    DROP CONSTRAINT visit_one_per_chair_at_a_time,
    DROP CONSTRAINT visit_one_per_patient_at_a_time,
    ADD CONSTRAINT visit_state_check CHECK (state IN
        ('booked', 'checked-in', 'in-progress', 'completed', 'stopped-early', 'held', 'cancelled', 'no-show', 'rescheduled')),
    ADD CONSTRAINT visit_says_since_when CHECK
        (num_nulls(state_since, state_by) IN (0, 2) AND (state = 'booked') = (state_since IS NULL)),
    ADD CONSTRAINT visit_is_held_for_a_reason CHECK (state <> 'held' OR reason IS NOT NULL),
    ADD CONSTRAINT visit_links_its_successor CHECK
        ((state = 'rescheduled') = (successor_id IS NOT NULL) AND successor_id <> visit_id),
    ADD CONSTRAINT visit_is_checked_in CHECK
        (num_nulls(checked_in_at, checked_in_by) IN (0, 2)
         AND (state IN ('checked-in', 'in-progress', 'completed', 'stopped-early', 'held')) = (checked_in_at IS NOT NULL)),
    ADD CONSTRAINT visit_has_an_infusion CHECK
        (num_nulls(order_id, ordered_grams, started_at, started_by) IN (0, 4)
         AND (state IN ('in-progress', 'completed', 'stopped-early')) = (started_at IS NOT NULL)),
    ADD CONSTRAINT visit_infusion_has_ended CHECK
        (num_nulls(given_grams, ended_at) IN (0, 2)
         AND (state IN ('completed', 'stopped-early')) = (ended_at IS NOT NULL)
         AND ended_at >= started_at),
    ADD CONSTRAINT visit_gives_no_more_than_ordered CHECK (given_grams <= ordered_grams),
    ADD CONSTRAINT visit_stopped_early_gives_less CHECK (state <> 'stopped-early' OR given_grams < ordered_grams),
    ADD CONSTRAINT visit_one_per_chair_at_a_time EXCLUDE USING gist
        (chair_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&)
        WHERE (state IN ('booked', 'checked-in', 'in-progress')),
    ADD CONSTRAINT visit_one_per_patient_at_a_time EXCLUDE USING gist
        (patient_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&)
        WHERE (state IN ('booked', 'checked-in', 'in-progress'));

-- A successor has the number of the visit that was moved.
CREATE UNIQUE INDEX visit_one_per_number ON visit (course_id, number) WHERE state <> 'rescheduled';
CREATE INDEX visit_last_start_of_patient ON visit (patient_id, started_at) WHERE started_at IS NOT NULL;
COMMENT ON TABLE visit IS 'An infusion visit from booking to end: one patient on one chair; two at once on a chair cannot be stored';
