-- For docker-compose.yml: each service has a database of its own, and a user that can enter no other.
CREATE ROLE outcomes LOGIN PASSWORD 'outcomes';
CREATE DATABASE outcomes OWNER outcomes;
REVOKE ALL ON DATABASE outcomes FROM PUBLIC;
CREATE ROLE infusions LOGIN PASSWORD 'infusions';
CREATE DATABASE infusions OWNER infusions;
REVOKE ALL ON DATABASE infusions FROM PUBLIC;
CREATE ROLE notifications LOGIN PASSWORD 'notifications';
CREATE DATABASE notifications OWNER notifications;
REVOKE ALL ON DATABASE notifications FROM PUBLIC;
