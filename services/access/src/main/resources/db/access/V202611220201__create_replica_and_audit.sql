CREATE TABLE team (
    team_id uuid   PRIMARY KEY,
    version bigint NOT NULL,
    site_id uuid   NOT NULL,
    zone    text   NOT NULL
);
COMMENT ON TABLE team IS 'Replica: the newest snapshot of each treating team.';

CREATE TABLE team_member (
    team_id uuid NOT NULL REFERENCES team ON DELETE CASCADE,
    user_id text NOT NULL CHECK (user_id <> ''),
    role    text NOT NULL CHECK (role IN ('NURSE', 'PHYSICIAN', 'COORDINATOR')),
    PRIMARY KEY (team_id, user_id, role)
);
COMMENT ON TABLE team_member IS 'Replica: who belongs to a treating team now; decides who may see its patients.';
CREATE INDEX team_member_user ON team_member (user_id);

CREATE TABLE patient_profile (
    patient_id uuid   PRIMARY KEY,
    version    bigint NOT NULL,
    user_id    text   CHECK (user_id <> ''),
    team_id    uuid   NOT NULL,
    site_id    uuid   NOT NULL,
    zone       text   NOT NULL,
    language   text   NOT NULL,
    status     text   NOT NULL CHECK (status IN ('INVITED', 'ENROLLED'))
);
COMMENT ON TABLE patient_profile IS 'Replica: the newest snapshot of each patient; its team may not be known yet.';
-- Not unique: snapshots of two patients arrive in any order, so an account that moves from one to the other may for a
-- moment stand in both. Until it stands in one only, it is nobody's.
CREATE INDEX patient_profile_user ON patient_profile (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX patient_profile_team ON patient_profile (team_id);

CREATE TABLE access_audit (
    id          uuid        PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor       text        NOT NULL,
    groups      text[]      NOT NULL,
    action      text        NOT NULL CHECK (action <> ''),
    patient_id  uuid        NOT NULL,
    outcome     text        NOT NULL CHECK (outcome IN ('allowed', 'denied')),
    method      text,
    path        text
);
COMMENT ON TABLE access_audit IS 'Who touched, or tried to touch, which patient''s data; rows are added and never changed.';
COMMENT ON COLUMN access_audit.at IS 'System time, also where business time was moved.';
COMMENT ON COLUMN access_audit.path IS 'Path template of the request, without values; empty outside of a request.';
CREATE INDEX access_audit_patient ON access_audit (patient_id, at);
CREATE INDEX access_audit_actor ON access_audit (actor, at);

CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'access_audit is append-only';
END $$;
CREATE TRIGGER access_audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
