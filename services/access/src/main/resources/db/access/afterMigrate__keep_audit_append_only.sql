-- Runs after every migration, as the owner of the tables. The trigger refuses changes to everybody; who is not the owner can
-- neither switch it off nor is let near, whatever was granted on all tables at once.
DO $$
DECLARE
    other record;
BEGIN
    FOR other IN
        SELECT DISTINCT CASE WHEN grants.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(grants.grantee::regrole::text) END AS name
        FROM pg_class, aclexplode(relacl) AS grants
        WHERE pg_class.oid = 'access_audit'::regclass
          AND grants.grantee <> relowner
          AND grants.privilege_type NOT IN ('SELECT', 'INSERT')
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER, MAINTAIN ON access_audit FROM %s', other.name);
    END LOOP;
END $$;
