CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE site (
    site_id    uuid PRIMARY KEY,
    name       text        NOT NULL CHECK (name <> '' AND length(name) <= 200),
    zone       text        NOT NULL CHECK (zone <> ''),
    country    text        CHECK (country ~ '^[A-Z]{2}$'),
    defined_at timestamptz NOT NULL
);
COMMENT ON TABLE site IS 'Where infusions are given; its zone is the one in which visits are booked';

CREATE TABLE chair (
    chair_id uuid PRIMARY KEY,
    site_id  uuid        NOT NULL REFERENCES site,
    name     text        NOT NULL CHECK (name <> '' AND length(name) <= 200),
    added_at timestamptz NOT NULL,
    UNIQUE (site_id, name),
    UNIQUE (chair_id, site_id)
);
COMMENT ON TABLE chair IS 'An infusion chair of a site; holds one visit at a time';
