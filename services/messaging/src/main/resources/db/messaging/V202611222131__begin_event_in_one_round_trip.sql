-- Every event pays for each round trip. A volatile function, because each statement in one sees what was committed before
-- that statement: what others parked while this transaction waited for the lock must be seen.
CREATE FUNCTION begin_event(id uuid, key_lock bigint, event_key uuid, is_snapshot boolean) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO processed_event (event_id) VALUES (id) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN 'known';
    END IF;
    PERFORM pg_advisory_xact_lock(key_lock);
    -- A snapshot is never parked behind events of its own key, since it may be what they wait for.
    IF NOT is_snapshot AND EXISTS (SELECT FROM parked_event WHERE key = event_key AND NOT snapshot) THEN
        RETURN 'behind-others';
    END IF;
    RETURN 'free';
END $$;
COMMENT ON FUNCTION begin_event IS 'Remembers an event and locks its key until the transaction ends; tells whether it was known, must be parked behind others of its key, or is free to be handled.';
