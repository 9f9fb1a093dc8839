CREATE TABLE team_override (
    override_id uuid PRIMARY KEY,
    team_id     uuid        NOT NULL REFERENCES care_team DEFERRABLE INITIALLY DEFERRED,
    version     bigint      NOT NULL,
    reason      text        NOT NULL CHECK (reason <> '' AND length(reason) <= 200),
    taken_by    text        NOT NULL,
    taken_at    timestamptz NOT NULL
);
COMMENT ON TABLE team_override IS 'Who insisted on a team without nurse and physician, from which version of it on, and why';
