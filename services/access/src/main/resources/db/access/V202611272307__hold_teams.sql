-- What is told to a team and who belongs to it must not change past each other. Advisory locks, since a report pays for
-- each: many who tell something share a team's, who changes the team has it alone.
CREATE FUNCTION team_lock(team uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtextextended(team::text, 7261394800157203);
COMMENT ON FUNCTION team_lock IS 'The number of the advisory lock of a team.';

-- A volatile function, because each statement in one sees what was committed before that statement: the members are read
-- once the lock is held, in one round trip.
CREATE FUNCTION held_treatment(patient uuid)
    RETURNS TABLE (patient_id uuid, version bigint, user_id text, team_id uuid, site_id uuid, zone text, language text,
                   status text, reporting_ended_at timestamptz, reporting_ended_reason text,
                   team_version bigint, team_site_id uuid, team_zone text, member text, role text)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
    seen uuid;
    held uuid;
BEGIN
    LOOP
        SELECT p.team_id INTO seen FROM patient_profile p WHERE p.patient_id = patient;
        EXIT WHEN seen IS NOT DISTINCT FROM held;
        PERFORM pg_advisory_xact_lock_shared(team_lock(seen));
        held := seen;
    END LOOP;
    RETURN QUERY
        SELECT p.patient_id, p.version, p.user_id, p.team_id, p.site_id, p.zone, p.language, p.status,
               p.reporting_ended_at, p.reporting_ended_reason, t.version, t.site_id, t.zone, m.user_id, m.role
        FROM patient_profile p LEFT JOIN team t ON t.team_id = p.team_id LEFT JOIN team_member m ON m.team_id = p.team_id
        WHERE p.patient_id = patient ORDER BY m.user_id, m.role;
END $$;
COMMENT ON FUNCTION held_treatment IS 'A patient and the team that treats them, kept as they are until the transaction ends; one row per member, or one alone.';
