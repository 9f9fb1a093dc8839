CREATE TABLE patient (
    patient_id      uuid PRIMARY KEY,
    given_name      text        NOT NULL CHECK (given_name <> '' AND length(given_name) <= 200),
    family_name     text        NOT NULL CHECK (family_name <> '' AND length(family_name) <= 200),
    birth_date      date        NOT NULL,
    team_id         uuid        NOT NULL REFERENCES care_team,
    zone            text        NOT NULL CHECK (zone <> ''),
    language        text        NOT NULL CHECK (language <> ''),
    profile_version bigint      NOT NULL CHECK (profile_version > 0),
    registered_by   text        NOT NULL,
    registered_at   timestamptz NOT NULL,
    user_id         text UNIQUE,
    enrolled_at     timestamptz,
    CHECK ((user_id IS NULL) = (enrolled_at IS NULL))
);
CREATE INDEX patient_of_team ON patient (team_id, patient_id);
COMMENT ON TABLE patient IS 'The only place that holds a patient''s name; user_id is her account once she is enrolled';

CREATE TABLE invitation (
    patient_id  uuid PRIMARY KEY REFERENCES patient,
    code_hash   bytea       NOT NULL UNIQUE CHECK (octet_length(code_hash) = 32),
    issued_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL CHECK (expires_at > issued_at),
    redeemed_by text,
    redeemed_at timestamptz,
    CHECK ((redeemed_by IS NULL) = (redeemed_at IS NULL))
);
COMMENT ON TABLE invitation IS 'The newest invitation code of a patient, hashed; a new one replaces the old';

CREATE TABLE enrolment_attempt (
    attempt_id   uuid PRIMARY KEY,
    user_id      text        NOT NULL,
    attempted_at timestamptz NOT NULL
);
CREATE INDEX enrolment_attempt_by_user ON enrolment_attempt (user_id, attempted_at);
COMMENT ON TABLE enrolment_attempt IS 'Recent attempts with a code that did not work, to slow down guessing';
