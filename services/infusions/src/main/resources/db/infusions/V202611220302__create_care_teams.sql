CREATE TABLE care_team (
    team_id uuid PRIMARY KEY,
    name    text   NOT NULL CHECK (name <> '' AND length(name) <= 200),
    site_id uuid   NOT NULL REFERENCES site,
    version bigint NOT NULL CHECK (version > 0)
);
CREATE INDEX care_team_of_site ON care_team (site_id);
COMMENT ON TABLE care_team IS 'A treating team as its admin defined it; version grows with each change of its members';

CREATE TABLE care_team_member (
    team_id uuid NOT NULL REFERENCES care_team,
    user_id text NOT NULL CHECK (user_id <> '' AND length(user_id) <= 200),
    role    text NOT NULL CHECK (role IN ('nurse', 'physician', 'coordinator')),
    PRIMARY KEY (team_id, user_id)
);
CREATE INDEX care_team_member_by_user ON care_team_member (user_id);
COMMENT ON TABLE care_team_member IS 'Who belongs to a treating team now; who has left has no row';
