-- Many patients' events share a transaction: their teams are locked in ascending order, as whoever moves a patient locks both
-- teams. A patient who was moved while this waited may need a lower lock; it is taken only if nobody has to be waited for.
-- Planned once and by indexes, as begin_events. An earlier version of the service still calls held_treatment.
CREATE FUNCTION held_treatments(patients uuid[])
    RETURNS TABLE (patient_id uuid, version bigint, user_id text, team_id uuid, site_id uuid, zone text, language text,
                   status text, reporting_ended_at timestamptz, reporting_ended_reason text,
                   team_version bigint, team_site_id uuid, team_zone text, members text[], roles text[])
LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off
SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
    held bigint[] := '{}';
    missing bigint[];
    lock_number bigint;
BEGIN
    LOOP
        SELECT array_agg(DISTINCT team_lock(p.team_id) ORDER BY team_lock(p.team_id)) INTO missing
        FROM patient_profile p WHERE p.patient_id = ANY (patients) AND NOT team_lock(p.team_id) = ANY (held);
        EXIT WHEN missing IS NULL;
        FOREACH lock_number IN ARRAY missing LOOP
            IF lock_number > ALL (held) THEN
                PERFORM pg_advisory_xact_lock_shared(lock_number);
            ELSIF NOT pg_try_advisory_xact_lock_shared(lock_number) THEN
                RAISE EXCEPTION 'A patient was moved to a team that is being changed' USING ERRCODE = 'lock_not_available';
            END IF;
            held := held || lock_number;
        END LOOP;
    END LOOP;
    RETURN QUERY
        SELECT p.patient_id, p.version, p.user_id, p.team_id, p.site_id, p.zone, p.language, p.status,
               p.reporting_ended_at, p.reporting_ended_reason, t.version, t.site_id, t.zone, m.members, m.roles
        FROM patient_profile p
        LEFT JOIN team t ON t.team_id = p.team_id
        LEFT JOIN LATERAL (
            SELECT array_agg(each.user_id ORDER BY each.user_id, each.role) AS members,
                   array_agg(each.role ORDER BY each.user_id, each.role) AS roles
            FROM team_member each WHERE each.team_id = p.team_id) m ON true
        WHERE p.patient_id = ANY (patients);
END $$;
COMMENT ON FUNCTION held_treatments IS 'Patients and the teams that treat them, kept as they are until the transaction ends; one row per patient who is known.';
