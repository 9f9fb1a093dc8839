-- For docker-compose.yml: each service has a database of its own, and users that can enter no other. The owner migrates the
-- tables (QUARKUS_FLYWAY_USERNAME); the service works as another user, which cannot change what they are, and so cannot undo
-- its own audit trail.

CREATE ROLE outcomes_owner LOGIN PASSWORD 'outcomes_owner';
CREATE ROLE outcomes LOGIN PASSWORD 'outcomes';
CREATE DATABASE outcomes OWNER outcomes_owner;
REVOKE ALL ON DATABASE outcomes FROM PUBLIC;
GRANT CONNECT ON DATABASE outcomes TO outcomes;
\connect outcomes
ALTER DEFAULT PRIVILEGES FOR ROLE outcomes_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO outcomes;
ALTER DEFAULT PRIVILEGES FOR ROLE outcomes_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO outcomes;

CREATE ROLE infusions_owner LOGIN PASSWORD 'infusions_owner';
CREATE ROLE infusions LOGIN PASSWORD 'infusions';
CREATE DATABASE infusions OWNER infusions_owner;
REVOKE ALL ON DATABASE infusions FROM PUBLIC;
GRANT CONNECT ON DATABASE infusions TO infusions;
\connect infusions
ALTER DEFAULT PRIVILEGES FOR ROLE infusions_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO infusions;
ALTER DEFAULT PRIVILEGES FOR ROLE infusions_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO infusions;

CREATE ROLE notifications_owner LOGIN PASSWORD 'notifications_owner';
CREATE ROLE notifications LOGIN PASSWORD 'notifications';
CREATE DATABASE notifications OWNER notifications_owner;
REVOKE ALL ON DATABASE notifications FROM PUBLIC;
GRANT CONNECT ON DATABASE notifications TO notifications;
\connect notifications
ALTER DEFAULT PRIVILEGES FOR ROLE notifications_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO notifications;
ALTER DEFAULT PRIVILEGES FOR ROLE notifications_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO notifications;
