CREATE TABLE no_show_word (
  visit_id uuid PRIMARY KEY,
  told_of timestamptz NOT NULL
);
COMMENT ON TABLE no_show_word IS
  'The moment of the last no-show, or undoing of one, that was told of a visit: what is told of an earlier one is old';
